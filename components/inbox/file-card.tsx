'use client'

import { Download, FileText, ImageOff } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { lastingUrl, nameOf, sizeText } from '../data/attachments.ts'

type Props = {
  attachment: AttachmentWire
  conversationId: number
  /** What is to be shown could not be, and how to try again. */
  broken?: () => void
  /** Where it can be looked at here. */
  onOpen?: () => void
}

const card =
  'flex w-fit max-w-full min-w-0 items-center gap-2.5 rounded-lg border border-line-strong bg-raised px-3 py-2 text-sm'

/** A file by its name and size: opens what can be looked at here, and downloads everything. */
export function FileCard({ attachment, conversationId, broken, onOpen }: Props) {
  const t = useTranslations('conversation.attachment')
  const more = useTranslations('talk.gallery')
  const locale = useLocale()
  const stored = attachment.file_size !== undefined
  const name = (stored ? nameOf(attachment) : attachment.fallback_title) || t('untitled')
  const href = stored ? lastingUrl(attachment, conversationId) : attachment.data_url
  const Icon = broken ? ImageOff : FileText
  const title = <bdi className="truncate font-medium">{name}</bdi>
  return (
    <div className={card}>
      <Icon size={18} aria-hidden className="shrink-0 text-faint" />
      <span className="flex min-w-0 flex-col items-start">
        {onOpen ? (
          <button type="button" onClick={onOpen} className="flex max-w-full underline-offset-2 hover:underline">
            {title}
          </button>
        ) : href ? (
          <a
            href={href}
            target="_blank"
            rel="noreferrer"
            download={stored ? name : undefined}
            className="flex max-w-full underline-offset-2 hover:underline"
          >
            {title}
          </a>
        ) : (
          title
        )}
        {stored && <span className="tabular text-xs text-faint">{sizeText(attachment.file_size ?? 0, locale)}</span>}
        {broken && (
          <span role="alert" className="flex flex-wrap items-center gap-x-2 text-xs text-danger">
            {t('broken')}
            <button type="button" onClick={broken} className="font-medium underline">
              {t('retry')}
            </button>
          </span>
        )}
      </span>
      {stored && !broken && (
        <a
          href={href}
          download={name}
          aria-label={more('download', { name })}
          className="grid size-7 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-text"
        >
          <Download size={15} aria-hidden />
        </a>
      )}
    </div>
  )
}
