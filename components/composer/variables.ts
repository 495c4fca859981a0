import type { ProfileWire } from '#lib/protocol/index.ts'
import type { Conversation } from '../data/conversation.ts'

/** What a variable stands for; empty where nothing is known. */
export type Values = Record<string, string>

const VARIABLE = /\{\{\s*([\w.]{1,100})\s*\}\}/g
const CODE = /```[\s\S]*?```|`[^`\n]*`/g

/** The variables that there are, with Chatwoot's names; the server fills them with the same. */
export function valuesOf(
  conversation: Pick<Conversation, 'id' | 'inboxId' | 'contact' | 'custom'>,
  profile: Pick<ProfileWire, 'name' | 'display_name' | 'email'>,
  { inbox, account }: { inbox: string; account: string },
): Values {
  const { contact } = conversation
  return {
    'contact.name': contact.name,
    ...named('contact', contact.name),
    'contact.email': contact.email ?? '',
    'contact.phone': contact.phone ?? '',
    'contact.id': String(contact.id),
    'conversation.id': String(conversation.id),
    'agent.name': profile.name,
    ...named('agent', profile.name),
    'agent.email': profile.email,
    'inbox.name': inbox,
    'inbox.id': String(conversation.inboxId),
    'account.name': account,
    ...custom('contact', contact.custom),
    ...custom('conversation', conversation.custom),
  }
}

function named(whose: string, name: string): Values {
  const words = name.trim().split(/\s+/).filter(Boolean)
  return {
    [`${whose}.first_name`]: words[0] ?? '',
    [`${whose}.last_name`]: words.length > 1 ? (words.at(-1) ?? '') : '',
  }
}

const custom = (whose: string, attributes: Record<string, unknown>): Values =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      ['string', 'number', 'boolean'].includes(typeof value)
        ? [[`${whose}.custom_attribute.${name}`, String(value)]]
        : [],
    ),
  )

/** Names that the server also knows, and which are not offered. */
const others: Record<string, string> = {
  'contact.phone_number': 'contact.phone',
  'conversation.display_id': 'conversation.id',
  'conversation.contact_name': 'contact.name',
  'agent.available_name': 'agent.name',
}

const meaning = (values: Values, name: string): string => values[others[name] ?? name] ?? ''

/** The text with what is known filled in. What is not stays to be seen; code stays as it is. */
export const filled = (text: string, values: Values): string =>
  outsideCode(text, part => part.replace(VARIABLE, (whole, name: string) => meaning(values, name) || whole))

/** The variables in the text of which nothing is known, each once. They would be left out. */
export function missingIn(text: string, values: Values): string[] {
  const missing = new Set<string>()
  outsideCode(text, part => {
    for (const [, name = ''] of part.matchAll(VARIABLE)) if (!meaning(values, name)) missing.add(name)
    return part
  })
  return [...missing]
}

function outsideCode(text: string, change: (part: string) => string): string {
  let out = ''
  let from = 0
  for (const code of text.matchAll(CODE)) {
    out += change(text.slice(from, code.index)) + code[0]
    from = code.index + code[0].length
  }
  return out + change(text.slice(from))
}
