import { useState } from 'preact/hooks'
import { retry } from '../conversation.ts'
import { t } from '../i18n.ts'
import type { Row } from '../rows.ts'
import { clock, exact } from '../times.ts'
import { Attachments } from './attachments.tsx'
import { Avatar } from './avatar.tsx'
import { Icon } from './icons.tsx'

type MessageRow = Extract<Row, { kind: 'message' }>

export function Message({ row }: { row: MessageRow }) {
  // Only what arrives while one looks on moves in, and what is drawn anew stays as it was.
  const [arrived] = useState(() => row.pending !== undefined || (row.message?.seq ?? 0) > 0)
  const { mine, first, last, sender } = row
  const classes = [
    'message',
    mine ? 'is-mine' : 'is-theirs',
    first && 'is-first',
    last && 'is-last',
    arrived && 'is-new',
  ]
  return (
    <div class={classes.filter(Boolean).join(' ')}>
      {!mine && <div class="face">{last && <Avatar name={sender.name} picture={sender.avatar} />}</div>}
      <div class="body">
        {!mine && first ? <p class="sender">{sender.name}</p> : <p class="unseen">{mine ? t('you') : sender.name}</p>}
        {(row.message?.content || row.pending?.content || !carries(row)) && <Bubble row={row} />}
        {row.message?.attachments && <Attachments all={row.message.attachments} />}
        {row.pending?.files?.map(file => (
          <p class="file" key={file.id}>
            <Icon name="file" />
            <bdi>{file.name}</bdi>
          </p>
        ))}
        <Meta row={row} />
      </div>
    </div>
  )
}

const carries = ({ message, pending }: MessageRow) => Boolean(message?.attachments?.length || pending?.files?.length)

function Bubble({ row: { mine, message, pending, at } }: { row: MessageRow }) {
  if (mine || !message)
    return (
      <div class="bubble is-plain" dir="auto" title={exact(at)}>
        {message?.content ?? pending?.content}
      </div>
    )
  return (
    <div
      class="bubble"
      dir="auto"
      title={exact(at)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the server has rendered this and made it safe
      dangerouslySetInnerHTML={{ __html: message.content_html }}
    />
  )
}

function Meta({ row: { at, mine, last, newest, pending } }: { row: MessageRow }) {
  if (pending?.state === 'failed')
    return (
      <p class="meta is-failed" role="alert">
        {t('failed')}{' '}
        <button type="button" class="link" onClick={() => retry(pending.echo_id)}>
          {t('retry')}
        </button>
      </p>
    )
  if (!last) return null
  if (pending) return <p class="meta is-sending">{t('sending')}</p>
  return (
    <p class="meta">
      {mine && newest && `${t('sent')} · `}
      <time dateTime={new Date(at * 1000).toISOString()}>{clock(at)}</time>
    </p>
  )
}
