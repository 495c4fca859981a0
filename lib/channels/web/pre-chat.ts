import { z } from 'zod'
import { text } from '#lib/base/text.ts'
import type { PreChatForm } from '#lib/protocol/index.ts'

const standard = ['emailAddress', 'fullName', 'phoneNumber']
const types = ['email', 'text', 'number', 'checkbox', 'date', 'link', 'url', 'list', 'select']

const field = z
  .object({
    field_type: z.enum(['standard', 'contact_attribute', 'conversation_attribute']).default('standard'),
    name: text(255).min(1),
    label: text(255),
    type: z.enum(types),
    placeholder: text(255).nullable().optional(),
    required: z.boolean().optional(),
    enabled: z.boolean().optional(),
    values: z
      .array(z.union([text(255), z.number(), z.boolean()]))
      .max(500)
      .nullable()
      .optional(),
    regex_pattern: text(1000).nullable().optional(),
    regex_cue: text(255).nullable().optional(),
    locale: text(20).nullable().optional(),
  })
  .refine(given => given.field_type !== 'standard' || standard.includes(given.name), {
    path: ['name'],
    message: `of a standard field must be one of ${standard.join(', ')}`,
  })

/** What a visitor is asked before the first message (reference 4.9). */
export const preChatForm = z.object({
  pre_chat_message: text(10_000).optional(),
  pre_chat_fields: z
    .array(field)
    .max(50)
    .refine(fields => new Set(fields.map(one => one.name)).size === fields.length, 'must name each field once')
    .optional(),
})

export const usualForm: PreChatForm = {
  pre_chat_message: 'Tell us who you are, and what we can do for you.',
  pre_chat_fields: [
    { field_type: 'standard', name: 'emailAddress', label: 'Email', type: 'email', required: true, enabled: false },
    { field_type: 'standard', name: 'fullName', label: 'Full name', type: 'text', required: false, enabled: false },
    {
      field_type: 'standard',
      name: 'phoneNumber',
      label: 'Phone number',
      type: 'text',
      required: false,
      enabled: false,
    },
  ],
}
