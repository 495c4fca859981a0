'use client'

import { CornerUpRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { excerptOf } from './excerpt.ts'
import type { MessageEntry } from './timeline.ts'

/** What a message answers; a press leads there. */
export function QuotedMessage({ entry, onJump }: { entry: MessageEntry; onJump: (messageId: number) => void }) {
  const t = useTranslations('conversation')
  const more = useTranslations('talk')
  const { message, answers } = entry
  const id = Number(message.content_attributes.in_reply_to)
  if (!id || message.content_attributes.deleted || message.content_attributes.is_reaction) return null
  const text = answers ? excerptOf(answers) || t('attachment.untitled') : null
  return (
    <button
      type="button"
      onClick={() => onJump(id)}
      className="mb-0.5 flex max-w-full items-center gap-1 rounded-md px-1 text-xs text-muted hover:bg-hover hover:text-text"
    >
      <CornerUpRight size={12} aria-hidden className="shrink-0 rtl:-scale-x-100" />
      <span dir="auto" className="truncate">
        {text === null ? more('inReplyToEarlier') : t('inReplyTo', { text })}
      </span>
    </button>
  )
}
