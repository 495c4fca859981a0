'use client'

import { Logo } from '../ui/logo.tsx'
import { Loading } from '../ui/states.tsx'

/** While we find out who is looking. */
export function Boot() {
  return (
    <main className="grid h-dvh place-items-center">
      <Loading>
        <Logo size={36} />
      </Loading>
    </main>
  )
}
