import { nameOf } from '../data/attachments.ts'
import type { HistoryMessage } from '../data/history.ts'

const longest = 140

/** What a message says, in a line; what it carries where it says nothing. */
export function excerptOf({ content, attachments }: Pick<HistoryMessage, 'content' | 'attachments'>): string {
  const text = (content ?? '').replace(/\s+/g, ' ').trim()
  if (!text) return attachments?.[0] ? nameOf(attachments[0]) || (attachments[0].fallback_title ?? '') : ''
  return text.length > longest ? `${text.slice(0, longest - 1).toWellFormed()}…` : text
}
