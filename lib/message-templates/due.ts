import type { AccountLocale } from '#lib/accounts/index.ts'
import { type InboxHours, inboxIsOpen, localDay } from '#lib/inboxes/index.ts'
import type { ContentType } from '#lib/protocol/index.ts'
import { askingForEmail } from './words.ts'

/** A conversation in which somebody has written, and what its inbox is set to. */
export type Situation = InboxHours & {
  id: number
  display_id: number
  locale: AccountLocale
  /** When the newest of what they wrote came. */
  written_at: Date
  greeting_enabled: boolean
  greeting_message: string | null
  working_hours_enabled: boolean
  out_of_office_message: string | null
  asks_email: boolean
  has_email: boolean
  /** Of the newest 500 messages. */
  answered_at: Date | null
  template_at: Date | null
  asked: boolean
  /** There are more than those. */
  long: boolean
}

export type Template = { content: string; contentType?: ContentType }

const ANSWERED_MS = 5 * 60_000

/**
 * What the inbox says by itself now (reference 5.8): that it is closed, once a day and not while somebody answers; a greeting
 * to who has heard nothing yet; and to a visitor without an address, once, where to leave one.
 */
export function due(one: Situation): Template[] {
  const templates: Template[] = []
  if (one.out_of_office_message && closed(one) && !toldToday(one) && !answering(one))
    templates.push({ content: one.out_of_office_message })
  const first = !one.answered_at && !one.template_at && !one.long && !templates.length
  if (one.greeting_enabled && one.greeting_message && first) templates.push({ content: one.greeting_message })
  if (one.asks_email && !one.has_email && !one.asked && !one.long) {
    const { why, what } = askingForEmail[one.locale]
    templates.push({ content: why }, { content: what, contentType: 'input_email' })
  }
  return templates
}

const closed = (one: Situation) => one.working_hours_enabled && !inboxIsOpen(one, one.written_at)

const toldToday = ({ template_at: told, timezone, written_at }: Situation) =>
  told !== null && localDay(timezone, told) === localDay(timezone, written_at)

const answering = ({ answered_at: answered, written_at }: Situation) =>
  answered !== null && written_at.getTime() - answered.getTime() < ANSWERED_MS
