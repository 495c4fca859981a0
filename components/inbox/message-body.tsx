'use client'

import { Ban, CircleHelp, Languages, SmilePlus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { HistoryMessage } from '../data/history.ts'
import { cx } from '../ui/cx.ts'
import { bubbles } from './bubble.ts'
import { excerptOf } from './excerpt.ts'
import { MessageKind } from './message-kind.tsx'
import { MessageMarks } from './message-marks.tsx'
import { Attachments, MailBody } from './message-parts.ts'
import type { MessageEntry } from './timeline.ts'
import { useTranslation } from './use-message-actions.ts'

/** What a message says and carries. */
export function MessageBody({ entry }: { entry: MessageEntry }) {
  const { message, kind, first } = entry
  const { content_attributes: given, attachments } = message
  if (given.deleted) return <Tombstone message={message} />
  if (given.is_reaction) return <Reaction entry={entry} />
  if (given.is_unsupported) return <Unsupported message={message} />
  const isMail = message.content_type === 'incoming_email'
  const incoming = kind === 'incoming'
  // A place or a card of a contact says the same as the words that came with it.
  const said = attachments?.every(one => one.file_type === 'location' || one.file_type === 'contact')
  return (
    <>
      <MessageMarks message={message} />
      {isMail ? (
        <MailBody message={message} />
      ) : (
        (!attachments || (message.content && !said)) && (
          <div className={cx(bubbles[kind], first && (incoming ? 'rounded-ss-sm' : 'rounded-se-sm'))}>
            <Content message={message} plain={incoming} />
            {!incoming && <MessageKind message={message} />}
          </div>
        )
      )}
      <Translation message={message} />
      {attachments && <Attachments attachments={attachments} message={message} />}
    </>
  )
}

/** What visitors wrote is shown as they wrote it; what members wrote was rendered and made safe by the server. */
function Content({ message, plain }: { message: HistoryMessage; plain: boolean }) {
  if (plain || !message.content_html) {
    return (
      <p dir="auto" className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
        {message.content}
      </p>
    )
  }
  return (
    <div
      dir="auto"
      className="message-prose"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: content_html is sanitised by the server
      dangerouslySetInnerHTML={{ __html: message.content_html }}
    />
  )
}

function Translation({ message }: { message: HistoryMessage }) {
  const t = useTranslations('talk')
  const text = useTranslation(message)
  if (text === null) return null
  return (
    <div className="mt-1 w-fit max-w-full rounded-xl border border-line px-3 py-2">
      <p className="flex items-center gap-1.5 text-xs text-muted">
        <Languages size={13} aria-hidden /> {t('translation')}
      </p>
      <p dir="auto" className="mt-0.5 text-base whitespace-pre-wrap [overflow-wrap:anywhere]">
        {text}
      </p>
    </div>
  )
}

/** The server says in its place, in the account's language, that it was deleted. */
function Tombstone({ message }: { message: HistoryMessage }) {
  return (
    <p className="flex w-fit items-center gap-1.5 rounded-xl border border-line px-3 py-2 text-sm text-muted italic">
      <Ban size={14} aria-hidden className="shrink-0" />
      <bdi>{message.content}</bdi>
    </p>
  )
}

/** WhatsApp sends an empty one when it is taken back. */
function Reaction({ entry: { message, answers } }: { entry: MessageEntry }) {
  const t = useTranslations('talk')
  const { reaction } = message.content_attributes
  const emoji = typeof reaction === 'string' && reaction ? reaction : null
  const text = answers ? excerptOf(answers) || t('attachment.untitled') : ''
  return (
    <p className="flex w-fit max-w-full items-center gap-1.5 rounded-full border border-line px-3 py-1 text-sm text-muted">
      {emoji ? (
        <span className="text-lg leading-none text-text">{emoji}</span>
      ) : (
        <SmilePlus size={14} aria-hidden className="shrink-0" />
      )}
      <span dir="auto" className="truncate">
        {emoji ? (text ? t('reactedTo', { text }) : t('reacted')) : t('unreacted')}
      </span>
    </p>
  )
}

function Unsupported({ message }: { message: HistoryMessage }) {
  const t = useTranslations('talk.unsupported')
  const { unsupported_type: type, unsupported_reason: reason } = message.content_attributes
  return (
    <div className="w-fit max-w-full rounded-xl border border-dashed border-line-strong px-3 py-2 text-sm">
      <p className="flex items-center gap-1.5 font-medium">
        <CircleHelp size={14} aria-hidden className="shrink-0 text-muted" />
        {typeof type === 'string' && type !== 'unknown' ? t('named', { type }) : t('unnamed')}
      </p>
      {message.content && (
        <p dir="auto" className="mt-0.5 whitespace-pre-wrap text-muted [overflow-wrap:anywhere]">
          {message.content}
        </p>
      )}
      {typeof reason === 'string' && <p className="mt-0.5 text-xs text-muted [overflow-wrap:anywhere]">{reason}</p>}
    </div>
  )
}
