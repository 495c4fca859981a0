'use client'

import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { tellOtherTabs } from '../data/other-tabs.ts'
import { auth } from '../data/session.ts'
import { forgetUnsaved, leaving } from '../data/unsaved.ts'
import { handIn } from '../data/writing.ts'
import { toast } from '../ui/toast.tsx'
import { paths } from './paths.ts'

/** Ends the session; asks first when something typed would be lost, and stays when the server was not reached. */
export function useSignOut() {
  const t = useTranslations('nav')
  const te = useTranslations('errors')
  const { runtime } = useAccount()
  async function end() {
    await handIn(runtime)
    await import('../notifications/put-off.ts').then(({ doAll }) => doAll()).catch(() => {})
    try {
      await auth.signOut()
    } catch (error) {
      // Who is refused has no session any more.
      if (!(error instanceof ApiError && error.status === 401)) {
        toast(t('signOutFailed'), { tone: 'danger', action: { label: te('retry'), run: end } })
        return
      }
    }
    await import('../notifications/push.ts').then(({ silence }) => silence()).catch(() => {})
    tellOtherTabs({ type: 'signed-out' })
    forgetUnsaved()
    // A full load: nothing of this person may stay in memory.
    window.location.assign(paths.login)
  }
  return () => leaving(end)
}
