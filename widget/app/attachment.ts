import type { AttachmentWire } from '#lib/protocol/attachment.ts'

/** The name under which a file was sent: the end of its address. */
export function nameOf({ data_url = '', fallback_title }: Partial<AttachmentWire>) {
  const last = data_url.split('/').pop() as string
  try {
    return fallback_title || decodeURIComponent(last)
  } catch {
    return last
  }
}

/** An address that may be followed: nothing but the web. */
export const webAddress = (url: unknown) => (typeof url === 'string' && /^https?:\/\//i.test(url) ? url : undefined)

/** Within what a picture is drawn, in px. */
const most = { width: 280, height: 320 }

/** The size at which a picture is drawn, known before it is there, so that nothing moves when it comes. */
export function drawnSize({ width, height }: Pick<AttachmentWire, 'width' | 'height'>) {
  if (!width || !height) return {}
  const scale = Math.min(1, most.width / width, most.height / height)
  return { width: Math.round(width * scale), height: Math.round(height * scale) }
}
