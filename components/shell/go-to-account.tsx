'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ApiError } from '../data/http.ts'
import { useInstallation, useProfile } from '../data/session.ts'
import { localStore } from '../ui/persisted.ts'
import { Problem } from '../ui/states.tsx'
import { Boot } from './boot.tsx'
import { lastAccountKey } from './last-account.ts'
import { paths } from './paths.ts'

/** The door: to onboarding when the installation is new, to sign-in when nobody is, else to the account used last. */
export function GoToAccount() {
  const router = useRouter()
  const installation = useInstallation()
  const profile = useProfile()
  const target = destination(installation.data?.onboarded, profile)
  useEffect(() => {
    if (target) router.replace(target)
  }, [target, router])
  const broken = [installation.error, profile.error].find(error => error && !signedOut(error))
  if (broken && !target) {
    return (
      <main className="grid h-dvh place-items-center">
        <Problem
          error={broken}
          onRetry={() => {
            installation.refetch()
            profile.refetch()
          }}
        />
      </main>
    )
  }
  return <Boot />
}

function destination(onboarded: boolean | undefined, profile: ReturnType<typeof useProfile>) {
  if (profile.data) {
    const ids = profile.data.accounts.map(account => account.id)
    const kept = Number(localStore()?.getItem(lastAccountKey))
    const id = [kept, profile.data.account_id ?? 0].find(one => ids.includes(one)) ?? ids[0]
    return id === undefined ? null : paths.dashboard(id)
  }
  if (onboarded === false) return paths.onboarding
  return onboarded && signedOut(profile.error) ? paths.login : null
}

function signedOut(error: unknown) {
  return error instanceof ApiError && error.status === 401
}
