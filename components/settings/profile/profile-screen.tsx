'use client'

import { useTranslations } from 'use-intl'
import { SettingsPage } from '../settings-page.tsx'
import { NamesForm } from './names-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { PictureSection } from './picture-section.tsx'
import { SignatureForm } from './signature-form.tsx'

/** Who one is: to colleagues, to visitors, and to the sign-in. */
export function ProfileScreen() {
  const t = useTranslations('settings.profile')
  return (
    <SettingsPage title={t('title')} plain>
      <PictureSection />
      <NamesForm />
      <SignatureForm />
      <PasswordForm />
    </SettingsPage>
  )
}
