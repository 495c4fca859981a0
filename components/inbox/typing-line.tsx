'use client'

import { lazy, Suspense, useState } from 'react'
import { useAccount } from '../data/account-context.tsx'
import { useStore } from '../data/store.ts'

const Typists = lazy(() => import('./typists.tsx'))

const nobody: never[] = []

/** Who is typing, in a place that is always there, so that nothing jumps. What moves is loaded when somebody types. */
export function TypingLine({ conversationId }: { conversationId: number }) {
  const { runtime } = useAccount()
  const typists = useStore(runtime.typing)[conversationId] ?? nobody
  const [isWanted, setWanted] = useState(false)
  if (typists.length > 0 && !isWanted) setWanted(true)
  return (
    <div aria-live="polite" className="h-6 min-w-0 truncate pt-1 text-xs text-faint">
      {isWanted && (
        <Suspense>
          <Typists typists={typists} />
        </Suspense>
      )}
    </div>
  )
}
