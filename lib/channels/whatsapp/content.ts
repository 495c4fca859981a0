import type { NewAttachment } from '#lib/conversations/index.ts'
import type { GraphError, WhatsappMessage } from './payload.ts'
import type { Words } from './words.ts'

/** What a message says, in words and beside them. */
export type Said = {
  content: string | null
  attributes: Record<string, unknown>
  attachments?: NewAttachment[]
}

type Saying = (message: WhatsappMessage, words: Words) => Said

/** What each kind says. Files are not here: they are fetched. What is not here is shown as not supported. */
export const sayings: Record<string, Saying> = {
  text: ({ text }) => ({ content: clean(text?.body), attributes: {} }),
  button: ({ button }) => ({
    content: clean(button?.text ?? button?.payload),
    attributes: { button: { payload: button?.payload ?? null } },
  }),
  interactive,
  reaction: ({ reaction }, words) => ({
    content: clean(reaction?.emoji) ?? words.unreacted,
    attributes: { is_reaction: true, reaction: reaction?.emoji ?? '' },
  }),
  location,
  contacts,
  order,
  system: ({ system }) => ({
    content: clean(system?.body ?? system?.type),
    attributes: { system: { type: system?.type ?? null } },
  }),
  revoke: (_, words) => ({ content: words.deleted, attributes: { is_unsupported: true } }),
  edit: ({ edit }, words) => ({
    content: `${words.edited}\n${editedText(edit?.message) ?? ''}`.trim(),
    attributes: { is_unsupported: true },
  }),
}

/** What nobody can show: visible as such, with the reason where there is one. */
export const unsupported: Saying = ({ type, errors, unsupported: which }, words) => {
  const reason = errors?.map(explained).filter(Boolean).join('; ')
  return {
    content: words.unsupported,
    attributes: {
      is_unsupported: true,
      unsupported_type: which?.type ?? type ?? 'unknown',
      ...(reason ? { unsupported_reason: reason } : {}),
    },
  }
}

/** `<code>: <title>`, as Chatwoot writes it, with what Meta says of this one. */
export function explained(error: GraphError): string {
  const title = error.title ?? error.message ?? ''
  const details = error.error_data?.details ?? error.details
  const text = details && details !== title ? `${title}${title ? '. ' : ''}${details}` : title
  return [error.code, text].filter(Boolean).join(': ')
}

/** The text of an edit, where it is one. */
export function editedText(given: unknown): string | null {
  const { text, image, video, document } = (given ?? {}) as Record<string, { body?: unknown; caption?: unknown }>
  const found = text?.body ?? [image, video, document].map(one => one?.caption).find(Boolean)
  return typeof found === 'string' ? clean(found) : null
}

function interactive({ interactive: given }: WhatsappMessage, words: Words): Said {
  const reply = given?.button_reply ?? given?.list_reply
  if (reply) return { content: clean(reply.title ?? reply.id), attributes: { interactive: reply } }
  if (given?.nfm_reply) return flow(given.nfm_reply)
  const response = given?.call_permission_reply?.response
  if (response) return { content: `${words.permission}: ${response}`, attributes: { interactive: given } }
  return {
    content: words.unsupported,
    attributes: { is_unsupported: true, unsupported_type: given?.type ?? 'interactive' },
  }
}

/** The answers of a form, each in a line. The token of the form is ours and nobody's answer. */
function flow({
  body,
  name,
  response_json,
}: NonNullable<NonNullable<WhatsappMessage['interactive']>['nfm_reply']>): Said {
  const answers = objectOf(response_json)
  const { flow_token: _, ...shown } = answers
  const lines = Object.entries(shown).map(
    ([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  )
  const content = clean(lines.length ? lines.join('\n') : (body ?? name))
  return { content, attributes: { flow: { name: name ?? null, answers: shown } } }
}

function objectOf(given: unknown): Record<string, unknown> {
  try {
    const value: unknown = typeof given === 'string' ? JSON.parse(given) : given
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}

function location({ location: given }: WhatsappMessage): Said {
  const title = clean([given?.name, given?.address].filter(Boolean).join(', '))
  const [lat, long] = [Number(given?.latitude), Number(given?.longitude)]
  const known = Math.abs(lat) <= 90 && Math.abs(long) <= 180
  const url = given?.url && /^https?:\/\//i.test(given.url) ? given.url.slice(0, 2048) : undefined
  return {
    content: title ?? (known ? `${lat}, ${long}` : null),
    attributes: {},
    attachments: [
      {
        type: 'location',
        fallbackTitle: (title ?? '').slice(0, 255),
        ...(known ? { coordinates: { lat, long } } : {}),
        externalUrl: url ?? (known ? `https://www.google.com/maps?q=${lat},${long}` : ''),
      },
    ],
  }
}

function contacts({ contacts: cards }: WhatsappMessage): Said {
  const read = (cards ?? []).slice(0, 15).map(({ name, phones, emails, org }) => ({
    name: clean(name?.formatted_name ?? [name?.first_name, name?.last_name].filter(Boolean).join(' ')) ?? '',
    phones: (phones ?? []).flatMap(one => one.phone ?? one.wa_id ?? []),
    emails: (emails ?? []).flatMap(one => one.email ?? []),
    company: org?.company ?? null,
    first: name?.first_name ?? null,
    last: name?.last_name ?? null,
  }))
  return {
    content: clean(
      read.map(({ name, phones, emails }) => [name, ...phones, ...emails].filter(Boolean).join(', ')).join('\n'),
    ),
    attributes: {},
    attachments: read.map(({ name, phones, emails, company, first, last }) => ({
      type: 'contact' as const,
      fallbackTitle: (phones[0] ?? name).slice(0, 255),
      meta: { firstName: first, lastName: last, name, phones, emails, company },
    })),
  }
}

function order({ order: given }: WhatsappMessage, words: Words): Said {
  const items = (given?.product_items ?? []).slice(0, 100)
  const lines = items.map(one => {
    const price = one.item_price ? ` (${[one.item_price, one.currency].filter(Boolean).join(' ')})` : ''
    return `${one.quantity ?? 1} × ${one.product_retailer_id ?? '?'}${price}`
  })
  return {
    content: clean([words.order, ...lines, given?.text].filter(Boolean).join('\n')),
    attributes: { order: { catalog_id: given?.catalog_id ?? null, product_items: items } },
  }
}

const LONGEST = 65_536
/** What Postgres can keep; nothing for blanks. */
export function clean(text: string | null | undefined): string | null {
  const kept = (text ?? '').replaceAll('\0', '').toWellFormed().slice(0, LONGEST)
  return kept.trim() === '' ? null : kept
}
