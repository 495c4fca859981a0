'use client'

import { Bot, ChevronDown, Ellipsis, FileDown, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { HistoryMessage } from '../data/history.ts'
import { cx } from '../ui/cx.ts'
import { ExactTime } from '../ui/exact-time.tsx'
import { MailFrame } from './mail-frame.tsx'
import { htmlOf, withPictures } from './mail-html.ts'
import { useMessageActions } from './use-message-actions.ts'

/** A mail: about what and for whom it is, what was written, and, folded, what it quotes. */
export function MailBody({ message }: { message: HistoryMessage }) {
  const t = useTranslations('talk.mail')
  const [quoted, setQuoted] = useState(false)
  const email = mailOf(message)
  const html = useMemo(() => htmlOf(message.content_attributes.email), [message.content_attributes.email])
  const quotes = html ? html.full !== html.reply : Boolean(email.quoted)
  return (
    <div className="flex w-[44rem] max-w-full flex-col gap-2 rounded-xl rounded-ss-sm bg-bubble-in px-3 py-2.5 text-base leading-[21px]">
      <MailHead email={email} />
      {message.content_attributes.could_not_be_fully_read === true && <Unreadable message={message} />}
      {html ? (
        <Written message={message} html={quoted ? html.full : html.reply} />
      ) : (
        <p dir="auto" className="break-words whitespace-pre-wrap [overflow-wrap:anywhere]">
          {message.content}
        </p>
      )}
      {quoted && !html && (
        <p
          dir="auto"
          className="border-s-2 border-line-strong ps-3 break-words whitespace-pre-wrap text-muted [overflow-wrap:anywhere]"
        >
          {email.quoted}
        </p>
      )}
      {quotes && (
        <button
          type="button"
          aria-expanded={quoted}
          aria-label={quoted ? t('hideQuoted') : t('showQuoted')}
          title={quoted ? t('hideQuoted') : t('showQuoted')}
          onClick={() => setQuoted(!quoted)}
          className="flex h-5 w-9 items-center justify-center rounded-full bg-press text-muted hover:text-text"
        >
          <Ellipsis size={15} aria-hidden />
        </button>
      )}
    </div>
  )
}

function Written({ message, html }: { message: HistoryMessage; html: string }) {
  const { id, attachments = [], conversation_id } = message
  const shown = useMemo(
    () => withPictures(html, attachments, conversation_id).html,
    [html, attachments, conversation_id],
  )
  const origins = useMemo(() => [...new Set(attachments.flatMap(originOf))], [attachments])
  return <MailFrame name={`${id}`} html={shown} origins={origins} />
}

type Mail = ReturnType<typeof mailOf>

function MailHead({ email }: { email: Mail }) {
  const t = useTranslations('talk.mail')
  const [open, setOpen] = useState(false)
  const rows = (['from', 'replyTo', 'to', 'cc', 'bcc'] as const).filter(name => email[name].length > 0)
  return (
    <div className="flex flex-col gap-1 border-b border-line-strong pb-2">
      {email.subject && (
        <p dir="auto" className="font-semibold [overflow-wrap:anywhere]">
          {email.subject}
        </p>
      )}
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-w-0 items-center gap-1 text-xs text-muted hover:text-text"
      >
        <span className="truncate">
          {t('folded', {
            from: email.from.join(', ') || t('nobody'),
            to: [...email.to, ...email.cc].join(', ') || t('nobody'),
          })}
        </span>
        <ChevronDown size={13} aria-hidden className={cx('shrink-0', open && 'rotate-180')} />
      </button>
      {open && (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
          {rows.map(name => (
            <div key={name} className="contents">
              <dt className="text-muted">{t(name)}</dt>
              <dd dir="auto" className="[overflow-wrap:anywhere]">
                {email[name].join(', ')}
              </dd>
            </div>
          ))}
          {email.date && (
            <div className="contents">
              <dt className="text-muted">{t('date')}</dt>
              <dd>
                <ExactTime at={email.date} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {email.automatic && (
        <p className="flex items-center gap-1 text-xs text-muted">
          <Bot size={13} aria-hidden /> {t('automatic')}
        </p>
      )}
    </div>
  )
}

/** The mail is broken or too long: what could be read is here, and all of it in the file. */
function Unreadable({ message }: { message: HistoryMessage }) {
  const t = useTranslations('talk.mail')
  const { download } = useMessageActions(message)
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-attention-soft px-2.5 py-1.5 text-sm text-attention">
      <TriangleAlert size={14} aria-hidden className="shrink-0" />
      <span>{t('unreadable')}</span>
      <button type="button" onClick={() => void download()} className="flex items-center gap-1 font-medium underline">
        <FileDown size={13} aria-hidden /> {t('download')}
      </button>
    </div>
  )
}

/** What stands beside a mail's text, as far as it is what it should be. */
function mailOf({ content_attributes }: HistoryMessage) {
  const given = (content_attributes.email ?? {}) as Record<string, unknown>
  const date = typeof given.date === 'string' ? Date.parse(given.date) / 1000 : Number.NaN
  const { quoted } = (given.text_content ?? {}) as { quoted?: unknown }
  return {
    from: words(given.from),
    to: words(given.to),
    cc: words(given.cc),
    bcc: words(given.bcc),
    replyTo: words(given.reply_to).filter(one => !words(given.from).includes(one)),
    subject: typeof given.subject === 'string' ? given.subject : '',
    date: Number.isFinite(date) ? date : null,
    quoted: typeof quoted === 'string' ? quoted : '',
    automatic: given.auto_reply === true,
  }
}

const words = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(one => typeof one === 'string') : typeof value === 'string' ? [value] : []

const originOf = ({ data_url }: { data_url?: string }) =>
  data_url && URL.canParse(data_url, location.origin) ? [new URL(data_url, location.origin).origin] : []
