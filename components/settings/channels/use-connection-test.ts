'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../../data/http.ts'
import type { Hop } from './layouts.ts'

export type TestState = { hops: Hop[] | null; busy: boolean; problem: string | null }

/** A connection test: what it found, or why it could not be made. What the server refuses to try at all is thrown. */
export function useConnectionTest() {
  const t = useTranslations('channels.test')
  const [state, setState] = useState<TestState>({ hops: null, busy: false, problem: null })
  /** Answers the steps; null when nobody could be asked. @throws ApiError for settings that are wrong in themselves. */
  async function run(ask: () => Promise<{ hops: Hop[] }>): Promise<Hop[] | null> {
    setState({ hops: null, busy: true, problem: null })
    try {
      const { hops } = await ask()
      setState({ hops, busy: false, problem: null })
      return hops
    } catch (error) {
      const refused = error instanceof ApiError && error.status === 422
      const problem = error instanceof ApiError && error.status === 429 ? t('tooMany') : t('notMade')
      setState({ hops: null, busy: false, problem: refused ? null : problem })
      if (refused) throw error
      return null
    }
  }
  return { ...state, run, clear: () => setState({ hops: null, busy: false, problem: null }) }
}

export const isFine = (hops: Hop[]) => hops.every(one => one.state === 'ok')
