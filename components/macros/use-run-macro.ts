'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { MacroWire } from '#lib/protocol/macro.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { newMark } from '../data/new-mark.ts'
import { toast } from '../ui/toast.tsx'

/** Runs a macro on one conversation, and says what became of it. */
export function useRunMacro(conversationId: number) {
  const t = useTranslations('macros')
  const ta = useTranslations('actions')
  const client = useQueryClient()
  const { api, accountId, runtime } = useAccount()
  const [running, setRunning] = useState<number | null>(null)

  /** Trying again keeps the mark: what was done the first time is not done twice. */
  async function run(macro: MacroWire, mark = newMark()): Promise<void> {
    setRunning(macro.id)
    try {
      const { payload } = await api.executeMacro(macro.id, [conversationId], mark)
      const refused = payload.flatMap(one => one.actions).filter(one => one.error !== null)
      const [first] = refused
      if (first) {
        const what = t(`actions.${first.action_name}`)
        toast(t('partly', { name: macro.name, count: refused.length, what }), { tone: 'danger' })
      } else toast(t('done', { name: macro.name }))
      void runtime.fetchConversation(conversationId)
      void client.invalidateQueries({ queryKey: keys.participants(accountId, conversationId) })
    } catch {
      toast(t('notRun', { name: macro.name }), {
        tone: 'danger',
        action: { label: ta('retry'), run: () => void run(macro, mark) },
      })
    }
    setRunning(null)
  }

  return { run, running }
}
