'use client'

import { MessageCircle, Paperclip, Send, Smile, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { textOn } from '#lib/protocol/colour.ts'
import type { InboxWire, ReplyTime, WidgetFlag } from '#lib/protocol/inbox.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'

type Look = {
  widget_color: string
  welcome_title: string
  welcome_tagline: string
  reply_time: ReplyTime
  selected_feature_flags: WidgetFlag[]
}

const views = ['home', 'chat'] as const

/** The chat as visitors will see it, with what is not saved yet. To look at: nothing in it can be used. */
export function WidgetPreview({ inbox, look }: { inbox: InboxWire; look: Look }) {
  const t = useTranslations('channels.widget')
  const [view, setView] = useState<(typeof views)[number]>('home')
  const colour = /^#[\da-f]{6}$/i.test(look.widget_color) ? look.widget_color : '#3d5bd9'
  const on = textOn(colour)
  return (
    <section aria-label={t('preview')} className="md:sticky md:top-0">
      <div className="mb-2 flex items-center justify-between">
        <h3 className="text-sm font-medium">{t('preview')}</h3>
        <div className="flex gap-0.5 rounded-md bg-press p-0.5 text-xs">
          {views.map(one => (
            <button
              key={one}
              type="button"
              aria-pressed={view === one}
              onClick={() => setView(one)}
              className={cx('rounded-sm px-2 py-0.5', view === one ? 'bg-surface font-medium' : 'text-muted')}
            >
              {t(`views.${one}`)}
            </button>
          ))}
        </div>
      </div>
      <div inert className="flex max-w-72 flex-col items-end gap-2.5">
        <div className="flex h-96 w-full flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-low">
          {view === 'home' ? <Home inbox={inbox} look={look} colour={colour} on={on} /> : null}
          {view === 'chat' ? <Chat inbox={inbox} look={look} colour={colour} on={on} /> : null}
        </div>
        <span
          className="grid size-12 place-items-center rounded-full shadow-low"
          style={{ background: colour, color: on }}
        >
          {view === 'home' ? <MessageCircle size={22} aria-hidden /> : <X size={22} aria-hidden />}
        </span>
      </div>
    </section>
  )
}

type Props = { inbox: InboxWire; look: Look; colour: string; on: string }

function Home({ inbox, look, colour, on }: Props) {
  const t = useTranslations('channels.widget')
  const s = useTranslations('settings.inboxes')
  return (
    <>
      <div className="flex flex-col gap-1.5 px-4 pt-4 pb-5" style={{ background: colour, color: on }}>
        <Avatar name={inbox.name} seed={inbox.id} src={inbox.avatar_url} size={32} />
        <p dir="auto" className="mt-1 text-lg font-semibold break-words">
          {look.welcome_title || inbox.name}
        </p>
        {look.welcome_tagline && (
          <p dir="auto" className="line-clamp-4 text-xs break-words">
            {look.welcome_tagline}
          </p>
        )}
      </div>
      <div className="mx-3 mt-auto mb-3 rounded-lg border border-line p-3 text-sm">
        <p className="font-medium">{t('weAreHere')}</p>
        <p className="mt-0.5 text-xs text-muted">{s(`replyTimes.${look.reply_time}`)}</p>
        <p
          className="mt-2.5 rounded-full py-1.5 text-center text-xs font-medium"
          style={{ background: colour, color: on }}
        >
          {t('begin')}
        </p>
      </div>
    </>
  )
}

function Chat({ inbox, look, colour, on }: Props) {
  const t = useTranslations('channels.widget')
  const s = useTranslations('settings.inboxes')
  const has = (flag: WidgetFlag) => look.selected_feature_flags.includes(flag)
  return (
    <>
      <div className="flex items-center gap-2 border-b border-line px-3 py-2.5">
        <Avatar name={inbox.name} seed={inbox.id} src={inbox.avatar_url} size={24} />
        <p className="min-w-0 flex-1 text-xs">
          <span className="block truncate font-medium">{inbox.name}</span>
          <span className="block truncate text-muted">{s(`replyTimes.${look.reply_time}`)}</span>
        </p>
        {has('end_conversation') && <span className="shrink-0 text-2xs text-muted">{t('end')}</span>}
      </div>
      <div className="flex flex-1 flex-col gap-2 p-3 text-xs">
        <p className="max-w-[80%] self-start rounded-lg bg-bubble-in px-2.5 py-1.5">{t('sampleAnswer')}</p>
        <p className="max-w-[80%] self-end rounded-lg px-2.5 py-1.5" style={{ background: colour, color: on }}>
          {t('sampleQuestion')}
        </p>
      </div>
      <div className="flex items-center gap-2 border-t border-line px-3 py-2.5 text-xs text-faint">
        <span className="flex-1">{t('write')}</span>
        {has('emoji_picker') && <Smile size={15} aria-hidden />}
        {has('attachments') && <Paperclip size={15} aria-hidden />}
        <Send size={15} aria-hidden className="flip-rtl" />
      </div>
    </>
  )
}
