'use client'

import { Maximize2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { nameOf } from '../data/attachments.ts'

type Props = { attachment: AttachmentWire; lasting: string; onOpen: () => void }

/** A film in a place of a fixed shape, so that nothing moves when its first picture comes. */
export function VideoFrame({ attachment, lasting, onOpen }: Props) {
  const t = useTranslations('conversation.attachment')
  const more = useTranslations('talk.gallery')
  const [source, setSource] = useState(attachment.data_url)
  const name = nameOf(attachment)
  return (
    <div className="relative w-80 max-w-full">
      {/* biome-ignore lint/a11y/useMediaCaption: what customers film has no captions */}
      <video
        controls
        preload="metadata"
        src={source}
        aria-label={t('video', { name })}
        onError={() => source !== lasting && setSource(lasting)}
        className="aspect-video w-full rounded-lg bg-hover"
      />
      <button
        type="button"
        onClick={onOpen}
        aria-label={more('open', { name })}
        className="absolute end-1.5 top-1.5 grid size-7 place-items-center rounded-md bg-tip/70 text-on-tip hover:bg-tip"
      >
        <Maximize2 size={14} aria-hidden />
      </button>
    </div>
  )
}
