import { z } from 'zod'

// What Meta delivers, as loosely as it comes: numbers as text, kinds that nobody has told us of, parts that are missing.

const words = z.union([z.string(), z.number()]).transform(String)
const maybe = words.nullish().catch(null)
const some = <T extends z.ZodType>(one: T) => z.array(one).nullish().catch(null)

export const mediaKinds = ['image', 'audio', 'voice', 'video', 'document', 'sticker'] as const
export type MediaKind = (typeof mediaKinds)[number]

const media = z.looseObject({
  id: maybe,
  mime_type: maybe,
  caption: maybe,
  filename: maybe,
  voice: z.boolean().nullish().catch(null),
  animated: z.boolean().nullish().catch(null),
})
export type Media = z.output<typeof media>

const error = z.looseObject({
  code: maybe,
  title: maybe,
  message: maybe,
  details: maybe,
  error_data: z.looseObject({ details: maybe }).nullish().catch(null),
})
export type GraphError = z.output<typeof error>
const errors = some(error)

const reply = z.looseObject({ id: maybe, title: maybe, description: maybe }).nullish().catch(null)

const message = z.looseObject({
  id: words,
  from: maybe,
  to: maybe,
  from_user_id: maybe,
  user_id: maybe,
  group_id: maybe,
  timestamp: maybe,
  type: maybe,
  context: z
    .looseObject({
      id: maybe,
      forwarded: z.boolean().nullish().catch(null),
      frequently_forwarded: z.boolean().nullish().catch(null),
      referred_product: z.record(z.string(), z.unknown()).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  referral: z.record(z.string(), z.unknown()).nullish().catch(null),
  errors,
  text: z.looseObject({ body: maybe }).nullish().catch(null),
  button: z.looseObject({ text: maybe, payload: maybe }).nullish().catch(null),
  interactive: z
    .looseObject({
      type: maybe,
      button_reply: reply,
      list_reply: reply,
      nfm_reply: z.looseObject({ body: maybe, name: maybe, response_json: z.unknown() }).nullish().catch(null),
      call_permission_reply: z.looseObject({ response: maybe }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
  reaction: z.looseObject({ message_id: maybe, emoji: maybe }).nullish().catch(null),
  location: z
    .looseObject({ latitude: maybe, longitude: maybe, name: maybe, address: maybe, url: maybe })
    .nullish()
    .catch(null),
  contacts: some(
    z.looseObject({
      name: z.looseObject({ formatted_name: maybe, first_name: maybe, last_name: maybe }).nullish().catch(null),
      phones: some(z.looseObject({ phone: maybe, wa_id: maybe })),
      emails: some(z.looseObject({ email: maybe })),
      org: z.looseObject({ company: maybe }).nullish().catch(null),
    }),
  ),
  order: z
    .looseObject({
      catalog_id: maybe,
      text: maybe,
      product_items: some(
        z.looseObject({ product_retailer_id: maybe, quantity: maybe, item_price: maybe, currency: maybe }),
      ),
    })
    .nullish()
    .catch(null),
  system: z.looseObject({ body: maybe, type: maybe, wa_id: maybe, new_wa_id: maybe }).nullish().catch(null),
  revoke: z.looseObject({ original_message_id: maybe }).nullish().catch(null),
  edit: z.looseObject({ original_message_id: maybe, message: z.unknown() }).nullish().catch(null),
  unsupported: z.looseObject({ type: maybe }).nullish().catch(null),
  image: media.nullish().catch(null),
  audio: media.nullish().catch(null),
  voice: media.nullish().catch(null),
  video: media.nullish().catch(null),
  document: media.nullish().catch(null),
  sticker: media.nullish().catch(null),
})
export type WhatsappMessage = z.output<typeof message>
export const messageSchema = message

const status = z.looseObject({
  id: words,
  status: words,
  type: maybe,
  timestamp: maybe,
  recipient_id: maybe,
  recipient_participant_id: maybe,
  biz_opaque_callback_data: maybe,
  errors,
})
export type WhatsappStatus = z.output<typeof status>
export const statusSchema = status

const profile = z.looseObject({
  wa_id: maybe,
  user_id: maybe,
  profile: z.looseObject({ name: maybe, username: maybe }).nullish().catch(null),
})
export type Profile = z.output<typeof profile>

const list = some(z.unknown())
const value = z.looseObject({
  metadata: z.looseObject({ display_phone_number: maybe, phone_number_id: maybe }).nullish().catch(null),
  contacts: some(profile),
  messages: list,
  message_echoes: list,
  statuses: list,
  calls: list,
  errors,
})
export type Value = z.output<typeof value>

const delivery = z.looseObject({
  entry: z.array(
    z.looseObject({
      id: maybe,
      changes: z.array(z.looseObject({ field: maybe, value: value.nullish().catch(null) })).catch([]),
    }),
  ),
})

export type Change = { field: string; value: Value }

/** What a delivery is about, in its order. 360dialog may bring what is in a change without the wrapping. @throws when it is nothing of the kind. */
export function changesOf(body: Buffer): Change[] {
  const given: unknown = JSON.parse(body.toString('utf8'))
  const wrapped = delivery.safeParse(given)
  if (wrapped.success)
    return wrapped.data.entry.flatMap(one =>
      one.changes.map(change => ({ field: change.field ?? 'messages', value: change.value ?? value.parse({}) })),
    )
  const bare = value.parse(given)
  if (!bare.messages && !bare.statuses) throw new Error('This is no delivery of WhatsApp: it has no entries')
  return [{ field: 'messages', value: bare }]
}

/** The ids of the numbers that a delivery is about. None when it cannot be read. */
export function numbersIn(body: Buffer): string[] {
  try {
    return [...new Set(changesOf(body).flatMap(one => one.value.metadata?.phone_number_id ?? []))].slice(0, 50)
  } catch {
    return []
  }
}
