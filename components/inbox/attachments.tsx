'use client'

import { Download, FileText, ImageOff, MapPin } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { drawnSize, lastingUrl, nameOf, sizeText } from '../data/attachments.ts'

const MOST = { width: 320, height: 320 }
type Props = { attachment: AttachmentWire; conversationId: number }

/** What a message carries besides its text. */
export function Attachments({
  attachments,
  conversationId,
}: {
  attachments: AttachmentWire[]
  conversationId: number
}) {
  return (
    <div className="mt-0.5 flex max-w-full flex-col gap-1">
      {attachments.map(one => (
        <Attachment key={one.id} attachment={one} conversationId={conversationId} />
      ))}
    </div>
  )
}

function Attachment(props: Props) {
  const { file_type } = props.attachment
  if (file_type === 'image') return <Picture {...props} />
  if (file_type === 'audio' || file_type === 'video') return <Player {...props} />
  return <FileCard {...props} />
}

/**
 * Its place is kept before it comes. The first link stays, because each event brings another to the same picture; when it is
 * too old, the one that lasts takes over.
 */
function Picture({ attachment, conversationId }: Props) {
  const t = useTranslations('conversation.attachment')
  const lasting = lastingUrl(attachment, conversationId)
  const [source, setSource] = useState(attachment.thumb_url || attachment.data_url)
  const [failed, setFailed] = useState(false)
  const { width, height } = attachment
  const size = width && height ? drawnSize(width, height, MOST) : {}
  if (failed)
    return (
      <FileCard
        attachment={attachment}
        conversationId={conversationId}
        broken={() => {
          setFailed(false)
          setSource(`${lasting}?again=${Date.now()}`)
        }}
      />
    )
  return (
    <a href={lasting} target="_blank" rel="noreferrer" className="block max-w-full overflow-hidden rounded-lg bg-hover">
      {/* biome-ignore lint/performance/noImgElement: the link is signed, and the picture small already */}
      <img
        {...size}
        src={source}
        alt={t('image', { name: nameOf(attachment) })}
        loading="lazy"
        onError={() => (source?.startsWith(lasting) ? setFailed(true) : setSource(lasting))}
        className="h-auto max-w-full"
      />
    </a>
  )
}

function Player({ attachment, conversationId }: Props) {
  const t = useTranslations('conversation.attachment')
  const lasting = lastingUrl(attachment, conversationId)
  const [source, setSource] = useState(attachment.data_url)
  const name = nameOf(attachment)
  const props = {
    controls: true,
    preload: 'metadata',
    src: source,
    onError: () => source !== lasting && setSource(lasting),
  } as const
  return (
    <figure className="flex max-w-full flex-col gap-1">
      {attachment.file_type === 'audio' ? (
        <audio {...props} aria-label={t('audio', { name })} className="w-72 max-w-full" />
      ) : (
        <video
          {...props}
          aria-label={t('video', { name })}
          className="aspect-video w-80 max-w-full rounded-lg bg-hover"
        />
      )}
      <FileCard attachment={attachment} conversationId={conversationId} />
    </figure>
  )
}

/** `broken`: what is to be shown could not be, and how to try again. */
function FileCard({ attachment, conversationId, broken }: Props & { broken?: () => void }) {
  const t = useTranslations('conversation.attachment')
  const locale = useLocale()
  const stored = attachment.file_size !== undefined
  const name = (stored ? nameOf(attachment) : attachment.fallback_title) || t('untitled')
  const href = stored ? lastingUrl(attachment, conversationId) : attachment.data_url
  const Icon = broken ? ImageOff : attachment.file_type === 'location' ? MapPin : FileText
  return (
    <div className="flex w-fit max-w-full min-w-0 items-center gap-2.5 rounded-lg border border-line-strong bg-raised px-3 py-2 text-sm">
      <Icon size={18} aria-hidden className="shrink-0 text-faint" />
      <span className="flex min-w-0 flex-col">
        {href ? (
          <a
            href={href}
            target="_blank"
            rel="noreferrer"
            download={stored ? name : undefined}
            className="truncate font-medium underline-offset-2 hover:underline"
          >
            <bdi>{name}</bdi>
          </a>
        ) : (
          <bdi className="truncate font-medium">{name}</bdi>
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
      {stored && !broken && <Download size={15} aria-hidden className="shrink-0 text-faint" />}
    </div>
  )
}
