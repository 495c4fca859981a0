'use client'

import { useState } from 'react'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { lastingUrl } from '../data/attachments.ts'
import { kindOf } from '../data/conversation.ts'
import type { HistoryMessage } from '../data/history.ts'
import { cx } from '../ui/cx.ts'
import { whenNeeded } from '../ui/when-needed.tsx'
import { AudioPlayer } from './audio-player.tsx'
import { ContactCard } from './contact-card.tsx'
import { FileCard } from './file-card.tsx'
import { htmlOf, withPictures } from './mail-html.ts'
import { PictureGrid } from './picture-grid.tsx'
import { PlaceCard } from './place-card.tsx'
import { VideoFrame } from './video-frame.tsx'

const Gallery = whenNeeded(async () => (await import('./gallery.tsx')).Gallery)

type Props = { attachments: AttachmentWire[]; message: HistoryMessage }

/** What a message carries besides its text, but for pictures that stand within it. Pictures and films open the gallery. */
export function Attachments({ attachments, message }: Props) {
  const [opened, setOpened] = useState<AttachmentWire | null>(null)
  const { conversation_id: conversationId } = message
  const outgoing = kindOf(message) !== 'incoming'
  const shown = besideText(attachments, message)
  const pictures = shown.filter(one => one.file_type === 'image' && one.file_size !== undefined)
  const others = shown.filter(one => !pictures.includes(one))
  if (!shown.length) return null
  return (
    <div className={cx('mt-0.5 flex max-w-full flex-col gap-1', outgoing ? 'items-end' : 'items-start')}>
      {pictures.length > 0 && (
        <PictureGrid
          pictures={pictures}
          conversationId={conversationId}
          isSticker={message.content_type === 'sticker' || message.content_attributes.image_type === 'sticker'}
          onOpen={setOpened}
        />
      )}
      {others.map(one => (
        <Attachment key={one.id} attachment={one} conversationId={conversationId} onOpen={() => setOpened(one)} />
      ))}
      {opened && <Gallery conversationId={conversationId} first={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function besideText(attachments: AttachmentWire[], { content_attributes, conversation_id }: HistoryMessage) {
  const html = content_attributes.email ? htmlOf(content_attributes.email) : null
  if (!html) return attachments
  const { inline } = withPictures(html.full, attachments, conversation_id)
  return attachments.filter(one => !inline.has(one.id))
}

type OneProps = { attachment: AttachmentWire; conversationId: number; onOpen: () => void }

function Attachment({ attachment, conversationId, onOpen }: OneProps) {
  const { file_type, file_size } = attachment
  const isStored = file_size !== undefined
  if (file_type === 'audio' && isStored)
    return <AudioPlayer attachment={attachment} lasting={lastingUrl(attachment, conversationId)} />
  if (file_type === 'video' && isStored)
    return <VideoFrame attachment={attachment} lasting={lastingUrl(attachment, conversationId)} onOpen={onOpen} />
  if (file_type === 'contact') return <ContactCard attachment={attachment} />
  if (file_type === 'location') return <PlaceCard attachment={attachment} />
  const isPdf = attachment.content_type === 'application/pdf'
  return <FileCard attachment={attachment} conversationId={conversationId} onOpen={isPdf ? onOpen : undefined} />
}
