import { z } from 'zod'
import type { AttributeDefinitionWire } from '#lib/protocol/attribute.ts'
import type { PreChatForm } from '#lib/protocol/inbox.ts'

/** What a field of the website's own may be. The three that every inbox has are what they are. */
export const kinds = ['text', 'email', 'number', 'date', 'link', 'checkbox', 'list'] as const
export type Kind = (typeof kinds)[number]

type Words = Record<'labelNeeded' | 'choicesNeeded', string>

/** The form's own shape: choices are lines of a text. What it does not show it keeps. */
export const rules = (words: Words) =>
  z.object({
    enabled: z.boolean(),
    message: z.string().max(10_000),
    fields: z.array(
      z
        .looseObject({
          field_type: z.enum(['standard', 'contact_attribute', 'conversation_attribute']),
          name: z.string(),
          type: z.enum(kinds),
          label: z.string().trim().min(1, words.labelNeeded).max(255),
          placeholder: z.string().max(255),
          required: z.boolean(),
          enabled: z.boolean(),
          choices: z.string(),
        })
        .refine(({ type, choices }) => type !== 'list' || linesOf(choices).length, {
          path: ['choices'],
          message: words.choicesNeeded,
        }),
    ),
  })
export type Values = z.output<ReturnType<typeof rules>>
export type FieldValues = Values['fields'][number]

const linesOf = (text: string) => [...new Set(text.split('\n').map(line => line.trim()))].filter(Boolean)

/** Chatwoot knows two kinds under two names each. */
const kindNamed: Record<string, Kind> = {
  ...Object.fromEntries(kinds.map(kind => [kind, kind])),
  select: 'list',
  url: 'link',
}

/** The form as the screen edits it. */
export const valuesOf = (isEnabled: boolean, form: Partial<PreChatForm>): Values => ({
  enabled: isEnabled,
  message: form.pre_chat_message ?? '',
  fields: (form.pre_chat_fields ?? []).map(field => ({
    ...field,
    type: kindNamed[field.type] ?? 'text',
    placeholder: field.placeholder ?? '',
    required: field.required ?? false,
    enabled: field.enabled ?? false,
    choices: (field.values ?? []).map(String).join('\n'),
  })),
})

/** The same as the server keeps it. */
export const channelOf = ({ enabled, message, fields }: Values) => ({
  pre_chat_form_enabled: enabled,
  pre_chat_form_options: {
    pre_chat_message: message,
    pre_chat_fields: fields.map(({ choices, ...field }) => ({
      ...field,
      ...(field.type === 'list' ? { values: linesOf(choices) } : { values: undefined }),
    })),
  },
})

const kindOf: Record<AttributeDefinitionWire['attribute_display_type'], Kind> = {
  text: 'text',
  number: 'number',
  currency: 'number',
  percent: 'number',
  link: 'link',
  date: 'date',
  list: 'list',
  checkbox: 'checkbox',
}

/** A field that asks for a custom attribute. */
export const fieldFor = (attribute: AttributeDefinitionWire): FieldValues => ({
  field_type: attribute.attribute_model,
  name: attribute.attribute_key,
  label: attribute.attribute_display_name,
  type: kindOf[attribute.attribute_display_type],
  placeholder: '',
  required: false,
  enabled: true,
  choices: attribute.attribute_values.join('\n'),
  regex_pattern: attribute.regex_pattern,
  regex_cue: attribute.regex_cue,
})
