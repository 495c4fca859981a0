import { z } from 'zod'
import { attributes, email, text } from '#lib/base/text.ts'
import { type ContentType, contentTypes } from '#lib/protocol/index.ts'
import type { MessageToWrite } from './write-message.ts'

/** Who draws these makes links of them: nothing but the web. */
const link = text(2048).refine(value => /^https?:\/\//i.test(value) && URL.canParse(value), 'must be a web address')
const words = text(1000)
const word = text(255)
const said = words.refine(value => value.trim() !== '', "can't be blank")

const action = z.discriminatedUnion('type', [
  z.object({ type: z.literal('link'), text: said, uri: link }),
  z.object({ type: z.literal('postback'), text: said, payload: text(2000) }),
])

/** What the items of each kind of content hold (reference 4.10). Kinds that are not here have none. */
const items: Partial<Record<ContentType, z.ZodType>> = {
  input_select: z.object({ title: said, value: words }),
  cards: z.object({
    title: said,
    description: words.nullable().optional(),
    media_url: link.or(z.literal('')).nullable().optional(),
    actions: z.array(action).max(10).optional(),
  }),
  form: z.object({
    name: word.min(1),
    label: words.optional(),
    type: word.min(1),
    placeholder: words.nullable().optional(),
    options: z
      .array(z.object({ label: words, value: words }))
      .max(100)
      .optional(),
    default: z.union([words, z.number(), z.boolean()]).nullable().optional(),
    required: z.boolean().optional(),
    pattern: words.nullable().optional(),
    pattern_error: words.nullable().optional(),
    title: words.nullable().optional(),
  }),
  article: z.object({ title: said, description: words.nullable().optional(), link }),
}

/** Kinds that ask the customer for something. */
export const asking: ContentType[] = [
  'input_text',
  'input_textarea',
  'input_email',
  'input_select',
  'form',
  'input_csat',
]

const parsed = (schema: z.ZodType<Record<string, unknown>>) =>
  z.preprocess(value => (typeof value === 'string' ? fromJson(value) : (value ?? {})), schema)

const addresses = z
  .preprocess(
    value =>
      typeof value === 'string'
        ? value
            .split(',')
            .map(part => part.trim())
            .filter(Boolean)
        : value,
    z.array(email()).max(100),
  )
  .nullable()
  .optional()

const knownAttributes = z.looseObject({
  items: z.array(z.record(z.string(), z.unknown())).optional(),
  in_reply_to: z.number().int().nullable().optional(),
})

/** What a message says besides its words. Forms bring objects as JSON, lists of addresses parted by commas. */
export const contentFields = {
  content_type: z.enum(contentTypes).default('text'),
  content_attributes: parsed(attributes(knownAttributes)).default({}),
  template_params: parsed(attributes()).optional(),
  campaign_id: z.coerce.number().int().positive().nullable().optional(),
  external_created_at: z
    .union([text(64), z.number()])
    .nullable()
    .optional(),
  to_emails: addresses,
  cc_emails: addresses,
  bcc_emails: addresses,
}
type Content = z.output<z.ZodObject<typeof contentFields>>

/** Whether the attributes fit the kind. What is not known of items is refused, as Chatwoot does. */
export function fits(
  { content_type: kind, content_attributes: given }: Pick<Content, 'content_type' | 'content_attributes'>,
  context: z.core.$RefinementCtx,
): void {
  const wrong = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path: ['content_attributes', ...path], message })
  const { in_reply_to: replyTo, items: list } = given
  if (replyTo !== undefined && replyTo !== null && !(Number.isSafeInteger(replyTo) && Number(replyTo) > 0))
    wrong(['in_reply_to'], 'must be the id of a message')
  const item = items[kind]
  if (!item) return
  const result = z.array(strict(item)).min(1, "can't be blank").max(100).safeParse(list)
  for (const issue of result.error?.issues ?? [])
    wrong(['items', ...issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))], issue.message)
}

/** As the message is to be written. */
export function contentToWrite(
  input: Content,
): Pick<MessageToWrite, 'contentType' | 'contentAttributes' | 'additionalAttributes'> {
  const { external_created_at, to_emails, cc_emails, bcc_emails, template_params, campaign_id } = input
  const beside = defined({ external_created_at, to_emails, cc_emails, bcc_emails })
  const additional = defined({ template_params, campaign_id })
  return {
    contentType: input.content_type,
    contentAttributes: { ...input.content_attributes, ...beside },
    ...(Object.keys(additional).length ? { additionalAttributes: additional } : {}),
  }
}

/** The message that this one answers. */
export const repliedTo = ({ content_attributes: given }: Pick<Content, 'content_attributes'>): number | undefined =>
  typeof given.in_reply_to === 'number' ? given.in_reply_to : undefined

const defined = (given: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null))

const strict = (item: z.ZodType) => (item instanceof z.ZodObject ? item.strict() : item)

function fromJson(value: string): unknown {
  try {
    return value === '' ? {} : JSON.parse(value)
  } catch {
    return value
  }
}
