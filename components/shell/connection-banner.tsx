'use client'

import { CloudOff, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useStore } from '../data/store.ts'

/** Says so when we are cut off: what was typed is kept, and what the screen shows may be old. */
export function ConnectionBanner() {
  const t = useTranslations('connection')
  const { runtime } = useAccount()
  const connection = useStore(runtime.connection)
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (connection !== 'connecting') return
    const timer = setTimeout(() => setSlow(true), 4_000)
    return () => clearTimeout(timer)
  }, [connection])
  const offline = connection === 'offline'
  if (!offline && !slow) return null
  const Icon = offline ? CloudOff : RefreshCw
  return (
    <div
      role="status"
      className="flex shrink-0 items-center justify-center gap-2 border-b border-attention-line bg-attention-soft px-4 py-1.5 text-xs text-attention"
    >
      <Icon size={14} aria-hidden className={offline ? '' : 'animate-spin'} />
      {offline ? t('offline') : t('connecting')}
    </div>
  )
}
