import type { ContentType } from '#lib/protocol/message.ts'
import type { HistoryMessage } from '../data/history.ts'

/** What a message offers, with more about it in `detail`; or what it asks, with the answer in `value`. */
export type KindLine = { text: string; detail?: string; href?: string; chosen?: boolean; value?: string }
export type KindFacts = {
  lines: KindLine[]
  /** For kinds that ask: whether there is an answer. */
  answered?: boolean
  rating?: number
}

/**
 * What a message says besides its words, for agents to see what the customer was offered and what they picked (reference
 * 4.10); null for kinds that are words alone. Items and answers are whatever programs made up: only texts are taken.
 */
export function kindFacts({ content_type: kind, content_attributes: given }: Asked): KindFacts | null {
  return facts[kind]?.(records(given.items), answersIn(given), given) ?? null
}

type Asked = Pick<HistoryMessage, 'content_type' | 'content_attributes'>
type Facts = Record<string, unknown>

const facts: Partial<Record<ContentType, (items: Facts[], answers: Facts[] | null, given: Facts) => KindFacts>> = {
  input_select: choices,
  form: (items, answers) => ({ lines: items.map(item => field(item, answers ?? [])), answered: answers !== null }),
  cards: items => ({ lines: items.flatMap(card) }),
  article: items => ({ lines: items.map(item => offer(item, item.link)) }),
  input_email: (_, __, { submitted_email: email }) => words(text(email)),
  input_text: (_, answers) => words(text(answers?.[0]?.value)),
  input_textarea: (_, answers) => words(text(answers?.[0]?.value)),
  input_csat: (_, answers) => rated(answers),
}

function choices(items: Facts[], answers: Facts[] | null): KindFacts {
  const picked = new Set(answers?.map(one => text(one.value)))
  const lines = items.map(item => ({ text: text(item.title), chosen: picked.has(text(item.value)) }))
  const known = new Set(items.map(item => text(item.value)))
  const others = (answers ?? []).filter(one => !known.has(text(one.value)))
  const beside = others.map(one => ({ text: text(one.title) || text(one.value), chosen: true }))
  return { lines: [...lines, ...beside], answered: answers !== null }
}

function field({ name, label, options }: Facts, answers: Facts[]): KindLine {
  const value = answers.find(one => one.name === name)?.value
  const option = records(options).find(one => one.value === value)
  return { text: text(label) || text(name), value: text(option?.label) || text(value) }
}

const card = (item: Facts): KindLine[] => [
  offer(item, undefined),
  ...records(item.actions).map(action => ({ text: text(action.text), ...linked(action.uri) })),
]

const offer = ({ title, description }: Facts, href: unknown): KindLine => ({
  text: text(title),
  detail: text(description),
  ...linked(href),
})

const words = (given: string): KindFacts => ({
  lines: given ? [{ text: given, chosen: true }] : [],
  answered: given !== '',
})

function rated(answers: Facts[] | null): KindFacts {
  const response = record(answers?.map(one => one.csat_survey_response).find(Boolean))
  const rating = Number(response.rating)
  const comment = text(response.feedback_message)
  return {
    lines: comment ? [{ text: comment, chosen: true }] : [],
    answered: rating > 0,
    ...(rating > 0 ? { rating } : {}),
  }
}

/** A list or one object: both are sent. */
const answersIn = ({ submitted_values: values }: Facts) => (values ? records([values].flat()) : null)

const linked = (href: unknown) => (typeof href === 'string' && /^https?:\/\//i.test(href) ? { href } : {})
const text = (value: unknown) =>
  value === true ? '✓' : ['string', 'number'].includes(typeof value) ? String(value) : ''
const record = (value: unknown) => (typeof value === 'object' && value !== null ? value : {}) as Facts
const records = (value: unknown) => (Array.isArray(value) ? value.map(record) : [])
