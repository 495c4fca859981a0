import type { WidgetMessageWire } from '#lib/protocol/widget.ts'
import { nameOf } from './attachment.ts'

/**
 * What is read aloud of a message, and stands in a quote: its words without the marks around them, and what there is to
 * choose from (W10).
 */
export function spoken({ content_html, content_attributes, attachments }: SpokenOf) {
  const { items } = content_attributes as { items?: { title?: string; label?: string }[] }
  const files = (attachments ?? []).map(nameOf)
  return [textOf(content_html), ...(items ?? []).map(item => item.title || item.label), ...files]
    .filter(Boolean)
    .join(', ')
}

type SpokenOf = Pick<WidgetMessageWire, 'content_html' | 'content_attributes' | 'attachments'>

/** A parsed document runs nothing. */
const textOf = (html: string) => new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? ''
