'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { Field, Input, Select } from '../ui/field.tsx'
import { IdentityCheck } from './identity-check.tsx'
import { type LauncherOption, launcherOptions, usualLauncher } from './launcher.ts'
import { Snippet } from './snippet.tsx'

/** What a website needs: the lines that bring the chat, and a proof of who its visitors are. */
export function InboxInstall({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('settings.inboxes')
  const l = useTranslations('channels.launcher')
  const [launcher, setLauncher] = useState(usualLauncher)
  return (
    <>
      <section className="grid gap-x-8 gap-y-4 pb-6 grid-cols-[minmax(0,1fr)] md:grid-cols-[200px_minmax(0,1fr)]">
        <div>
          <h2 className="text-base font-semibold">{t('install')}</h2>
          <p className="mt-1 text-sm text-muted">{t('installBody')}</p>
        </div>
        <div className="flex flex-col gap-5">
          <fieldset className="grid gap-3 sm:grid-cols-2">
            <legend className="mb-3 text-sm text-muted">{l('body')}</legend>
            {(Object.keys(launcherOptions) as LauncherOption[]).map(name => (
              <Field key={name} label={l(`${name}.label`)}>
                {props => (
                  <Select
                    {...props}
                    value={launcher[name]}
                    onChange={event => setLauncher({ ...launcher, [name]: event.target.value })}
                  >
                    {launcherOptions[name].map(value => (
                      <option key={value} value={value}>
                        {l(`values.${value}`)}
                      </option>
                    ))}
                  </Select>
                )}
              </Field>
            ))}
            {launcher.type === 'expanded_bubble' && (
              <Field label={l('title')} help={l('titleHelp')} className="sm:col-span-2">
                {props => (
                  <Input
                    {...props}
                    dir="auto"
                    maxLength={60}
                    value={launcher.launcherTitle}
                    onChange={event => setLauncher({ ...launcher, launcherTitle: event.target.value })}
                  />
                )}
              </Field>
            )}
          </fieldset>
          <Snippet inbox={inbox} launcher={launcher} />
        </div>
      </section>
      <IdentityCheck inbox={inbox} />
    </>
  )
}
