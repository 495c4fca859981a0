import { drawnSize } from '../data/attachments.ts'
import { largestPicture } from './pictures.ts'
import type { Entry } from './timeline.ts'

const line = 21
const perLine = 68

/** About how tall a row will be, in pixels, before it is drawn: the better the guess, the calmer the scroll bar. */
export function heightOf(entry: Entry | undefined): number {
  if (!entry) return 60
  switch (entry.type) {
    case 'day':
      return 48
    case 'unread':
      return 40
    case 'activity':
      return entry.messages.length > 2 ? 56 : 32 * entry.messages.length
    case 'outgoing':
      return 80
    case 'message': {
      const { message, first, last, answers } = entry
      const text = message.content ? textHeight(message.content) : 0
      const files = (message.attachments ?? []).reduce((sum, one) => sum + fileHeight(one), 0)
      const mail = message.content_type === 'incoming_email' ? 160 : 0
      return (first ? 32 : 2) + (last ? 20 : 0) + (answers ? 20 : 0) + text + files + mail
    }
  }
}

const textHeight = (text: string) =>
  16 +
  line *
    Math.min(
      text.split('\n').reduce((sum, one) => sum + Math.max(1, Math.ceil(one.length / perLine)), 0),
      40,
    )

function fileHeight({
  file_type,
  width,
  height,
}: {
  file_type: string
  width?: number | null
  height?: number | null
}) {
  if (file_type === 'image' && width && height) return 4 + drawnSize(width, height, largestPicture).height
  if (file_type === 'image' || file_type === 'video') return 184
  return 60
}
