'use client'

import { useTranslations } from 'use-intl'
import { Keys } from '../../ui/keys.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { shortcuts } from './shortcuts.ts'

type Group = keyof typeof shortcuts

export function ShortcutsScreen() {
  const t = useTranslations('settings.shortcuts')
  const tp = useTranslations('palette.section')
  return (
    <SettingsPage title={t('title')} body={t('body')} plain>
      <div className="gap-x-10 sm:columns-2">
        {(Object.keys(shortcuts) as Group[]).map(group => (
          <section key={group} aria-labelledby={`keys-${group}`} className="mb-8 break-inside-avoid">
            <h2 id={`keys-${group}`} className="mb-1 text-base font-semibold">
              {tp(group)}
            </h2>
            <dl className="border-t border-line">
              {Object.entries(shortcuts[group]).map(([name, keys]) => (
                <div key={name} className="flex min-h-9 items-center justify-between gap-4 border-b border-line py-1">
                  <dt>{t(`keys.${name as 'palette'}`)}</dt>
                  <dd>
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </SettingsPage>
  )
}
