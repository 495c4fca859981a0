'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { AccountForm } from '../auth/account-form.tsx'
import { AuthPage } from '../auth/auth-page.tsx'
import { AccountProvider, useAccount } from '../data/account-context.tsx'
import { useInstallation, useProfile } from '../data/session.ts'
import { useInboxes } from '../data/use-directory.ts'
import { NewInboxForm } from '../settings/new-inbox-form.tsx'
import { Boot } from '../shell/boot.tsx'
import { paths } from '../shell/paths.ts'
import { Problem } from '../ui/states.tsx'
import { InstallStep } from './install-step.tsx'
import { Steps } from './steps.tsx'

/** From nothing to the first message: account, website, snippet. Each step is done on the server, so a reload goes on. */
export function OnboardingScreen() {
  const t = useTranslations('onboarding')
  const router = useRouter()
  const installation = useInstallation()
  const profile = useProfile()
  const membership =
    profile.data?.accounts.find(account => account.id === profile.data?.account_id) ?? profile.data?.accounts[0]
  const closed = installation.data?.onboarded && !profile.data && !profile.isPending
  useEffect(() => {
    if (closed) router.replace(paths.login)
  }, [closed, router])
  if (profile.data && membership) {
    return (
      <AccountProvider profile={profile.data} membership={membership}>
        <WebsiteSteps />
      </AccountProvider>
    )
  }
  if (installation.error) {
    return (
      <main className="grid h-dvh place-items-center">
        <Problem error={installation.error} onRetry={() => installation.refetch()} />
      </main>
    )
  }
  if (!installation.data || installation.data.onboarded || profile.isPending) return <Boot />
  return (
    <AuthPage title={t('accountTitle')} body={t('accountBody')} wide>
      <Steps at={0} />
      <AccountForm action={t('next')} onCreated={() => {}} />
    </AuthPage>
  )
}

function WebsiteSteps() {
  const t = useTranslations('onboarding')
  const { accountId } = useAccount()
  const inboxes = useInboxes()
  const [createdId, setCreatedId] = useState<number | null>(null)
  if (inboxes.error) {
    return (
      <main className="grid h-dvh place-items-center">
        <Problem error={inboxes.error} onRetry={() => inboxes.refetch()} />
      </main>
    )
  }
  if (!inboxes.data) return <Boot />
  const inbox = inboxes.data.find(one => one.id === createdId) ?? inboxes.data.find(one => one.website_token)
  if (!inbox) {
    return (
      <AuthPage title={t('websiteTitle')} body={t('websiteBody')} wide>
        <Steps at={1} />
        <NewInboxForm action={t('next')} onCreated={created => setCreatedId(created.id)} />
      </AuthPage>
    )
  }
  return <InstallStep inbox={inbox} accountId={accountId} />
}
