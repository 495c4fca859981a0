'use client'

import { Clock3, Paperclip } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { FailedFoot } from '../composer/failed-foot.tsx'
import { HeldFoot } from '../composer/held-foot.tsx'
import { useAccount } from '../data/account-context.tsx'
import { plainText } from '../data/plain-text.ts'
import { cx } from '../ui/cx.ts'
import { bubbles } from './bubble.ts'
import type { OutgoingEntry } from './timeline.ts'

/** What I have sent and the server has not confirmed: on its way, waiting for the connection, or refused. */
export function OutgoingRow({ entry }: { entry: OutgoingEntry }) {
  const t = useTranslations('conversation.outgoing')
  const { runtime } = useAccount()
  const { item } = entry
  const failed = item.state === 'failed'
  return (
    <article
      tabIndex={-1}
      aria-label={t('label')}
      className={cx('flex flex-row-reverse gap-2.5 rounded-lg', entry.first ? 'mt-3' : 'mt-0.5')}
    >
      <span className="w-7 shrink-0" />
      <div className="flex max-w-[78%] sm:max-w-[min(36rem,82%)] min-w-0 flex-col items-end">
        <div className={cx(bubbles[item.private ? 'note' : 'outgoing'], failed && 'ring-1 ring-danger')}>
          {item.content && (
            <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {plainText(item.content)}
            </p>
          )}
          {item.files?.map(file => (
            <p key={file.signedId} className="flex min-w-0 items-center gap-1.5 text-sm">
              <Paperclip size={13} aria-hidden className="shrink-0" />
              <bdi className="truncate">{file.name}</bdi>
            </p>
          ))}
        </div>
        {failed ? (
          <FailedFoot item={item} />
        ) : item.state === 'held' ? (
          <HeldFoot item={item} />
        ) : (
          <p className="mt-0.5 flex items-center gap-1 px-1 text-2xs text-faint">
            <Clock3 size={12} aria-hidden />
            {item.state === 'waiting' ? t('waiting') : t('sending')}
            {item.state === 'waiting' && (
              <button type="button" className="font-medium underline" onClick={() => runtime.outbox.retry(item.echoId)}>
                {t('retry')}
              </button>
            )}
          </p>
        )}
      </div>
    </article>
  )
}
