'use client'

import { useTranslations } from 'use-intl'
import { SettingsPage } from '../settings-page.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { TokenSection } from './token-section.tsx'

/** What opens the person's accounts: where they are signed in, and the token of their programs. */
export function AccessScreen() {
  const t = useTranslations('settings.access')
  return (
    <SettingsPage title={t('title')} body={t('body')} plain>
      <SessionsSection />
      <TokenSection />
    </SettingsPage>
  )
}
