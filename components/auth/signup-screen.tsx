'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useInstallation } from '../data/session.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { AccountForm } from './account-form.tsx'
import { AuthPage } from './auth-page.tsx'

export function SignupScreen() {
  const t = useTranslations('auth')
  const router = useRouter()
  const installation = useInstallation().data
  const footer = (
    <>
      {t('haveAccount')}{' '}
      <Link href={paths.login} className="font-medium text-accent-text hover:underline">
        {t('signIn')}
      </Link>
    </>
  )
  if (installation && !installation.signup_enabled) {
    return (
      <AuthPage title={t('signupClosed')} body={t('signupClosedBody')}>
        <Button tone="primary" size="lg" asChild>
          <Link href={paths.login}>{t('signIn')}</Link>
        </Button>
      </AuthPage>
    )
  }
  return (
    <AuthPage title={t('signUpTitle')} footer={footer}>
      <AccountForm action={t('createAccount')} onCreated={() => router.replace(paths.onboarding)} />
    </AuthPage>
  )
}
