'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ApiError, heedRefusals } from '../data/http.ts'
import { keys } from '../data/keys.ts'
import { heedOtherTabs } from '../data/other-tabs.ts'
import type { useProfile } from '../data/session.ts'
import { paths } from './paths.ts'

export const isSignedOut = (error: unknown) => error instanceof ApiError && error.status === 401

/**
 * Goes to signing in when nobody is signed in: at first, or any more, because the session has ended, here, in another tab
 * or from another device. What is being written is kept for when the person is back.
 */
export function useSession({ data, error }: Pick<ReturnType<typeof useProfile>, 'data' | 'error'>) {
  const router = useRouter()
  const client = useQueryClient()
  const person = data?.id
  const signedOut = isSignedOut(error)
  useEffect(() => {
    if (!signedOut) return
    if (person === undefined) router.replace(signInPath())
    else void leave()
  }, [signedOut, person, router])
  useEffect(() => heedRefusals(() => void client.invalidateQueries({ queryKey: keys.profile })), [client])
  useEffect(
    () =>
      heedOtherTabs(news => {
        if (news.type === 'signed-out') void leave()
        else if (news.person !== person) location.reload()
      }),
    [person],
  )
}

/** A full load: nothing of this person may stay in memory, nor be told on this browser's screen. */
async function leave() {
  const address = `${signInPath()}&reason=ended`
  const quiet = import('../notifications/push.ts').then(({ silence }) => silence())
  await Promise.race([quiet, new Promise(done => setTimeout(done, 1_000))]).catch(() => {})
  location.replace(address)
}

const signInPath = () => `${paths.login}?next=${encodeURIComponent(location.pathname)}`
