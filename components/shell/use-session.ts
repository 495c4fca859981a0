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
    else leave()
  }, [signedOut, person, router])
  useEffect(() => heedRefusals(() => void client.invalidateQueries({ queryKey: keys.profile })), [client])
  useEffect(
    () =>
      heedOtherTabs(news => {
        if (news.type === 'signed-out') leave()
        else if (news.person !== person) location.reload()
      }),
    [person],
  )
}

/** A full load: nothing of this person may stay in memory. */
function leave() {
  location.replace(`${signInPath()}&reason=ended`)
}

const signInPath = () => `${paths.login}?next=${encodeURIComponent(location.pathname)}`
