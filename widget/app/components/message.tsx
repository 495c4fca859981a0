import { useState } from 'preact/hooks'
import { t } from '../i18n.ts'
import type { Row } from '../rows.ts'
import { Avatar } from './avatar.tsx'
import { Bubble } from './bubble.tsx'
import { Files } from './files.tsx'
import { Kind } from './kind.tsx'
import { Meta } from './meta.tsx'
import { Replies } from './replies.tsx'
import { ReplyButton } from './reply-button.tsx'

export type MessageRow = Extract<Row, { kind: 'message' }>

/** `isPast`: of a conversation that is only read again. */
export function Message({ row, isPast = false }: { row: MessageRow; isPast?: boolean }) {
  // Only what arrives while one looks on moves in, and what is drawn anew stays as it was.
  const [arrived] = useState(() => row.pending !== undefined || (row.message?.seq ?? 0) > 0)
  const { mine, first, last, sender, message, pending } = row
  const answered = message ? message.content_attributes.in_reply_to : pending?.replyTo
  const classes = [
    'message',
    mine ? 'is-mine' : 'is-theirs',
    first && 'is-first',
    last && 'is-last',
    arrived && 'is-new',
  ]
  return (
    <div class={classes.filter(Boolean).join(' ')} id={message && `m${message.id}`} tabIndex={-1}>
      {!mine && <div class="face">{last && <Avatar name={sender.name} picture={sender.avatar} />}</div>}
      <div class="body">
        {!mine && first ? (
          <p class="sender" dir="auto">
            {sender.name}
          </p>
        ) : (
          <p class="unseen">{mine ? t('you') : sender.name}</p>
        )}
        {typeof answered === 'number' && !isPast && <Replies id={answered} />}
        {(message?.content || pending?.content || !hasFiles(row)) && <Bubble row={row} />}
        {message &&
          !mine &&
          (isPast ? (
            <div inert>
              <Kind message={message} />
            </div>
          ) : (
            <Kind message={message} />
          ))}
        {hasFiles(row) && <Files all={message?.attachments} sent={pending?.files} />}
        <Meta row={row} />
      </div>
      {message && !isPast && <ReplyButton id={message.id} />}
    </div>
  )
}

const hasFiles = ({ message, pending }: MessageRow) => Boolean(message?.attachments?.length || pending?.files?.length)
