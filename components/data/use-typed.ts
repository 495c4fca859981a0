'use client'

import { useCallback, useSyncExternalStore } from 'react'
import { useAccount } from './account-context.tsx'

/** What is being typed into the field of this name, null for nothing, and how it is changed. */
export function useTyped(field: string) {
  const { typed } = useAccount().runtime
  const read = () => typed.read(field)
  const text = useSyncExternalStore(typed.subscribe, read, read)
  const write = useCallback((next: string | null) => typed.write(field, next), [typed, field])
  return [text, write] as const
}
