'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { drawnSize, lastingUrl, nameOf } from '../data/attachments.ts'
import { cx } from '../ui/cx.ts'
import { FileCard } from './file-card.tsx'
import { largestPicture } from './pictures.ts'

const largestSticker = { width: 128, height: 128 }

type Props = {
  pictures: AttachmentWire[]
  conversationId: number
  isSticker: boolean
  onOpen: (picture: AttachmentWire) => void
}

/** One picture at its own size; several as tiles. */
export function PictureGrid({ pictures, conversationId, isSticker, onOpen }: Props) {
  const tiles = pictures.length > 1
  return (
    <div className={cx('max-w-full', tiles ? 'grid w-80 grid-cols-2 gap-1' : 'flex')}>
      {pictures.map(one => (
        <Picture
          key={one.id}
          attachment={one}
          conversationId={conversationId}
          shape={tiles ? 'tile' : isSticker ? 'sticker' : 'own'}
          onOpen={() => onOpen(one)}
        />
      ))}
    </div>
  )
}

type PictureProps = {
  attachment: AttachmentWire
  conversationId: number
  shape: 'tile' | 'sticker' | 'own'
  onOpen: () => void
}

/**
 * Its place is kept before it comes. The first link stays, because each event brings another to the same picture; when it is
 * too old, the one that lasts takes over.
 */
function Picture({ attachment, conversationId, shape, onOpen }: PictureProps) {
  const t = useTranslations('conversation.attachment')
  const lasting = lastingUrl(attachment, conversationId)
  const [source, setSource] = useState(attachment.thumb_url || attachment.data_url)
  const [failed, setFailed] = useState(false)
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
    <button
      type="button"
      onClick={onOpen}
      className={cx('block max-w-full overflow-hidden rounded-lg', shape !== 'sticker' && 'bg-hover')}
    >
      {/* biome-ignore lint/performance/noImgElement: the link is signed, and the picture small already */}
      <img
        {...sizeOf(attachment, shape)}
        src={source}
        alt={t('image', { name: nameOf(attachment) })}
        decoding="async"
        onError={() => (source?.startsWith(lasting) ? setFailed(true) : setSource(lasting))}
        className={shape === 'tile' ? 'aspect-square size-full object-cover' : 'h-auto max-w-full'}
      />
    </button>
  )
}

/** Of one whose size nobody knows the place is as large as most are. */
function sizeOf({ width, height }: AttachmentWire, shape: PictureProps['shape']) {
  if (shape === 'tile') return {}
  const most = shape === 'sticker' ? largestSticker : largestPicture
  return width && height ? drawnSize(width, height, most) : { style: { minHeight: 120, minWidth: 120 } }
}
