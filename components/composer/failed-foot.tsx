'use client'

import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Outgoing } from '../data/outbox.ts'
import { toast } from '../ui/toast.tsx'
import { takeBack } from './undo.ts'

const word = 'font-medium underline'

/** Below a message that has not been sent: why, and the ways on. A template was never written here, and cannot be edited. */
export function FailedFoot({ item }: { item: Outgoing }) {
  const t = useTranslations('conversation.outgoing')
  const { runtime } = useAccount()
  const { echoId, late, reason, template } = item

  function edit() {
    if (!takeBack(runtime, echoId)) return
    setTimeout(() => document.querySelector<HTMLElement>('[data-composer-field]')?.focus())
  }

  function discard() {
    const putBack = runtime.outbox.discard(echoId)
    toast(t('discarded'), { action: { label: t('undo'), run: putBack } })
  }

  return (
    <p role="alert" className="mt-1 flex flex-wrap items-center justify-end gap-x-2 px-1 text-xs text-danger">
      <span className="flex items-center gap-1">
        <CircleAlert size={13} aria-hidden />
        {late ? t('late') : reason ? t('refused', { reason }) : t('failed')}
      </span>
      <button type="button" className={word} onClick={() => runtime.outbox.retry(echoId)}>
        {late ? t('sendNow') : t('retry')}
      </button>
      {!template && (
        <button type="button" className={word} onClick={edit}>
          {t('edit')}
        </button>
      )}
      <button type="button" className={word} onClick={discard}>
        {t('discard')}
      </button>
    </p>
  )
}
