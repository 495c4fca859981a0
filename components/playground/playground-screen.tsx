'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { LanguagePicker } from '../auth/language-picker.tsx'
import { useInstallation } from '../data/session.ts'
import { InstallGuide } from '../settings/install/install-guide.tsx'
import { Button } from '../ui/button.tsx'
import { Field, inputClass } from '../ui/field.tsx'
import { OptionField } from './option-field.tsx'
import { type Chosen, options, saidOf } from './options.ts'
import { useWidget } from './use-widget.ts'

const plain = ['open', 'close', 'popout', 'logout', 'destroy'] as const

/** Every setting and call of the chat, to be tried by who builds it into a website. */
export function PlaygroundScreen() {
  const t = useTranslations('playground')
  const installation = useInstallation()
  const [given] = useState(() => new URLSearchParams(location.search).get('website_token'))
  const websiteToken = given ?? installation.data?.demo_website_token ?? undefined
  const [chosen, setChosen] = useState<Chosen>({})
  // What is not chosen any more is said too, or it would stay as it was.
  const settings = useMemo(() => Object.fromEntries(options.map(({ name }) => [name, chosen[name]])), [chosen])
  const { heard, call } = useWidget(websiteToken, settings)
  return (
    <div className="min-h-dvh bg-bg text-sm">
      <header className="mx-auto flex max-w-5xl items-start gap-6 px-5 pt-8 pb-6">
        <div>
          <h1 className="text-xl font-semibold tracking-tight">{t('title')}</h1>
          <p className="mt-1 max-w-prose text-muted">{t('lead')}</p>
          {!websiteToken && !installation.isPending && <p className="mt-3 text-attention">{t('noToken')}</p>}
        </div>
        <span className="ms-auto">
          <LanguagePicker />
        </span>
      </header>
      <main className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] items-start gap-5 px-5 pb-28 md:grid-cols-[repeat(2,minmax(0,1fr))]">
        <section aria-labelledby="settings" className="rounded-xl border border-line bg-surface p-5">
          <h2 id="settings" className="mb-4 font-semibold">
            {t('settings')}
          </h2>
          <div className="grid gap-3 sm:grid-cols-2">
            {options.map(option => (
              <OptionField
                key={option.name}
                option={option}
                value={chosen[option.name]}
                onChange={value => setChosen({ ...chosen, [option.name]: value })}
              />
            ))}
          </div>
        </section>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <div className="rounded-xl border border-line bg-surface p-5">
            <h2 className="mb-1 font-semibold">{t('lines')}</h2>
            <InstallGuide
              site={{ origin: location.origin, token: websiteToken ?? '', settings: saidOf(chosen) }}
              label={t('lines')}
              copy={t('copy')}
            />
          </div>
          <section aria-labelledby="calls" className="rounded-xl border border-line bg-surface p-5">
            <h2 id="calls" className="mb-3 font-semibold">
              {t('calls')}
            </h2>
            <div className="flex flex-wrap gap-2" dir="ltr">
              {plain.map(name => (
                <Button translate="no" key={name} className="font-mono text-xs" onClick={() => call(name)}>
                  {name}()
                </Button>
              ))}
              <Button
                translate="no"
                className="font-mono text-xs"
                onClick={() => call('boot', { websiteToken, ...chosen })}
              >
                boot()
              </Button>
            </div>
            <Identify onIdentify={(...args) => call('identify', ...args)} />
          </section>
          <section aria-labelledby="heard" className="rounded-xl border border-line bg-surface p-5">
            <h2 id="heard" className="mb-3 font-semibold">
              {t('heard')}
            </h2>
            {heard.length === 0 && <p className="text-muted">{t('nothing')}</p>}
            <ul dir="ltr" aria-live="polite" className="grid gap-1.5 font-mono text-xs">
              {heard.map(({ id, name, detail }) => (
                <li key={id} className="break-words">
                  <b className="font-medium">{name}</b> <span className="text-muted">{detail.slice(0, 300)}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </main>
    </div>
  )
}

function Identify({ onIdentify }: { onIdentify: (identifier: string, user: object) => void }) {
  const t = useTranslations('playground')
  const [user, setUser] = useState({ identifier: '', name: '', identifier_hash: '' })
  const names = ['identifier', 'name', 'identifier_hash'] as const
  return (
    <form
      className="mt-4 grid gap-3"
      onSubmit={event => {
        event.preventDefault()
        const { identifier, ...rest } = user
        onIdentify(identifier, Object.fromEntries(Object.entries(rest).filter(([, value]) => value)))
      }}
    >
      {names.map(name => (
        <div key={name} translate="no">
          <Field
            label={name}
            help={name === 'identifier_hash' ? t('hashHelp') : undefined}
            className="[&_label]:font-mono [&_label]:text-xs"
          >
            {props => (
              <input
                {...props}
                className={`${inputClass} h-8`}
                value={user[name]}
                onChange={event => setUser({ ...user, [name]: event.target.value })}
              />
            )}
          </Field>
        </div>
      ))}
      <Button type="submit" translate="no" dir="ltr" className="justify-self-start font-mono text-xs">
        identify()
      </Button>
    </form>
  )
}
