import type { AttributeDefinitionWire } from '#lib/protocol/attribute.ts'

/** What stands in for what the server fills in when an answer is sent (`lib/conversations/liquid.ts`). */
export const variables = [
  'contact.name',
  'contact.first_name',
  'contact.last_name',
  'contact.email',
  'contact.phone_number',
  'agent.name',
  'agent.first_name',
  'inbox.name',
  'account.name',
  'conversation.display_id',
] as const
export type Variable = (typeof variables)[number]

/** The name of the account's own attribute as a variable. */
export const attributeVariable = (one: AttributeDefinitionWire) =>
  `${one.attribute_model === 'contact_attribute' ? 'contact' : 'conversation'}.custom_attribute.${one.attribute_key}`

const placeholder = /\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}/gu

/** The variables of a text that nothing stands for. */
export const unknownIn = (text: string, known: readonly string[]) =>
  [...new Set([...text.matchAll(placeholder)].map(([, name]) => name ?? ''))].filter(name => !known.includes(name))

/** HTML made of Markdown, with each variable marked by what it is called. `nameOf` answers null for an unknown one. */
export const markVariables = (html: string, nameOf: (variable: string) => string | null) =>
  html.replace(placeholder, (_, variable: string) => {
    const name = nameOf(variable)
    return `<mark class="variable" data-unknown="${name === null}">${escaped(name ?? variable)}</mark>`
  })

const escaped = (text: string) => text.replace(/[&<>"]/g, letter => `&#${letter.charCodeAt(0)};`)
