'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Outgoing } from '../data/outbox.ts'
import { takeBack } from './undo.ts'

/** Below a message that can still be taken back: how long, and the two ways on. */
export function HeldFoot({ item }: { item: Outgoing }) {
  const t = useTranslations('conversation.outgoing')
  const { runtime } = useAccount()
  const left = useSecondsTo(item.until ?? 0)

  function undo() {
    if (!takeBack(runtime, item.echoId)) return
    setTimeout(() => document.querySelector<HTMLElement>('[data-composer-field]')?.focus())
  }

  return (
    <p className="mt-0.5 flex items-center gap-2 px-1 text-xs text-muted">
      <span className="tabular">{t('held', { seconds: left })}</span>
      <button type="button" className="font-medium text-accent-text underline" onClick={undo}>
        {t('undo')}
      </button>
      <button type="button" className="underline" onClick={() => runtime.outbox.release(item.echoId)}>
        {t('sendNow')}
      </button>
    </p>
  )
}

function useSecondsTo(until: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(clock)
  }, [])
  return Math.max(1, Math.ceil((until - now) / 1000))
}
