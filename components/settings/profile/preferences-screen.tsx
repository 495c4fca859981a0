'use client'

import { useTranslations } from 'use-intl'
import { SettingsPage } from '../settings-page.tsx'
import { AvailabilitySection } from './availability-section.tsx'
import { LookSection } from './look-section.tsx'
import { WritingSection } from './writing-section.tsx'

/** How one likes to work. Everything counts at once, on every device. */
export function PreferencesScreen() {
  const t = useTranslations('settings.preferences')
  return (
    <SettingsPage title={t('title')} body={t('body')} plain>
      <AvailabilitySection />
      <LookSection />
      <WritingSection />
    </SettingsPage>
  )
}
