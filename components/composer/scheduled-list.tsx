'use client'

import { CalendarClock, CircleAlert, Pencil, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { exactTime } from '../ui/time.ts'
import { whenNeeded } from '../ui/when-needed.tsx'
import type { Scheduled, ScheduledMessage } from './use-scheduled.ts'

const LaterDialog = whenNeeded(async () => (await import('./later-dialog.tsx')).default)

/** What waits to be sent, above the place where one writes; and what did not go out, with the reason. */
export function ScheduledList({ scheduled, canReply }: { scheduled: Scheduled; canReply: boolean }) {
  const t = useTranslations('composer.later')
  const [edited, setEdited] = useState<ScheduledMessage | null>(null)
  if (!scheduled.messages.length && !edited) return null
  return (
    <section aria-label={t('list')} className={scheduled.messages.length ? 'mb-2' : ''}>
      <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto">
        {scheduled.messages.map(one => (
          <Row
            key={one.id}
            one={one}
            onEdit={() => setEdited(one)}
            onSend={canReply ? () => void scheduled.sendNow(one) : undefined}
            onRemove={() => void scheduled.remove(one)}
          />
        ))}
      </ul>
      {edited && (
        <LaterDialog
          message={edited}
          onSave={plan => scheduled.change(edited.id, plan)}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  )
}

type RowProps = { one: ScheduledMessage; onEdit: () => void; onSend?: () => void; onRemove: () => void }

function Row({ one, onEdit, onSend, onRemove }: RowProps) {
  const t = useTranslations('composer.later')
  const locale = useLocale()
  const waits = one.status === 'waiting'
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(one.send_at * 1000)
  return (
    <li
      className={cx(
        'flex items-center gap-2.5 rounded-lg border py-1 ps-3 pe-1 text-sm',
        waits ? 'border-line bg-raised' : 'border-danger bg-raised',
      )}
    >
      {waits ? (
        <CalendarClock size={15} aria-hidden className="shrink-0 text-muted" />
      ) : (
        <CircleAlert size={15} aria-hidden className="shrink-0 text-danger" />
      )}
      <div className="min-w-0 flex-1">
        <p className={cx('truncate text-xs', waits ? 'text-muted' : 'text-danger')}>
          {waits ? (
            <time dateTime={new Date(one.send_at * 1000).toISOString()} title={exactTime(one.send_at, locale)}>
              {t('at', { time })}
            </time>
          ) : (
            t(`reason.${one.reason ?? 'refused'}`)
          )}
          {waits && one.cancel_on_reply && <span className="text-faint"> · {t('unlessReply')}</span>}
        </p>
        <p dir="auto" className="truncate">
          {one.content}
        </p>
      </div>
      <IconButton label={t('edit')} side="top" onClick={onEdit} className="size-7">
        <Pencil size={14} aria-hidden />
      </IconButton>
      {onSend && (
        <IconButton label={t('sendNow')} side="top" onClick={onSend} className="size-7">
          <Send size={14} aria-hidden className="flip-rtl" />
        </IconButton>
      )}
      <IconButton label={t('remove')} side="top" onClick={onRemove} className="size-7">
        <Trash2 size={14} aria-hidden />
      </IconButton>
    </li>
  )
}
