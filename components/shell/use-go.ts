'use client'

import { useRouter } from 'next/navigation'
import { useCallback } from 'react'
import { leaving } from '../data/unsaved.ts'

/** Goes to a page of ours; asks first when something typed would be lost. For links the page asks by itself. */
export function useGo() {
  const router = useRouter()
  return useCallback((path: string) => leaving(() => router.push(path)), [router])
}
