'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ApiError } from '../data/http.ts'
import { auth, useSignedIn } from '../data/session.ts'
import { paths, safeNext } from '../shell/paths.ts'

type Link = { email: string; sso_auth_token: string; next: string | null }
type Outcome = 'none' | 'under way' | 'gone' | 'failed'

/**
 * Signs in by the link that the page was opened with, where it was one. Its token works once: it is taken out of the
 * address when it is used up, and left there when nobody could ask.
 */
export function useSignInLink(): { email: string; outcome: Outcome } {
  const router = useRouter()
  const signedIn = useSignedIn()
  const [link] = useState(() => (typeof location === 'undefined' ? null : readLink(location.search)))
  const [outcome, setOutcome] = useState<Outcome>(link ? 'under way' : 'none')
  const begun = useRef(false)

  useEffect(() => {
    if (!link || begun.current) return
    begun.current = true
    const { next, ...said } = link
    auth.signIn(said).then(
      answer => {
        signedIn(answer)
        router.replace(safeNext(next))
      },
      error => {
        const gone = error instanceof ApiError && error.status >= 400 && error.status < 429
        if (gone) router.replace(paths.login)
        setOutcome(gone ? 'gone' : 'failed')
      },
    )
  }, [link, router, signedIn])

  return { email: link?.email ?? '', outcome }
}

/** The link as the API makes it: `?email=…&sso_auth_token=…`. */
function readLink(search: string): Link | null {
  const asked = new URLSearchParams(search)
  const [email, sso_auth_token] = [asked.get('email'), asked.get('sso_auth_token')]
  return email && sso_auth_token ? { email, sso_auth_token, next: asked.get('next') } : null
}
