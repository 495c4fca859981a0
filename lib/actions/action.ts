import { z } from 'zod'
import { id, text, titles } from '#lib/base/text.ts'
import {
  type ActionName,
  type ActionOutcome,
  type ActionWire,
  actionNames,
  conversationStatuses,
  messageMaxLength,
  priorities,
} from '#lib/protocol/index.ts'

const MOST = 50

const one = <Schema extends z.ZodType>(schema: Schema) => z.array(schema).length(1)
const nothing = z
  .array(z.unknown())
  .max(MOST)
  .nullish()
  .transform((): never[] => [])
const words = text(messageMaxLength).refine(given => given.trim() !== '', "can't be blank")
const webAddress = text(2048)
  .trim()
  .refine(given => /^https?:\/\/[^\s]+$/i.test(given) && URL.canParse(given), 'must begin with http:// or https://')
const some = titles().refine(given => given.length > 0, "can't be empty")
const addresses = text(1000).trim().min(1, "can't be blank")

const of = <Name extends ActionName, Params extends z.ZodType>(name: Name, action_params: Params) =>
  z.object({ action_name: z.literal(name), action_params })

/** One action with what it needs. What it names (a member, a team) is looked for when it is done: it may go meanwhile. */
export const action = z.discriminatedUnion('action_name', [
  of('send_message', one(words)),
  of('add_private_note', one(words)),
  of('send_attachment', z.array(id()).min(1).max(15)),
  of('assign_agent', one(z.union([z.enum(['self', 'nil']), id()]))),
  of('assign_team', one(z.union([z.literal('nil'), id()]))),
  of('remove_assigned_agent', nothing),
  of('remove_assigned_team', nothing),
  of('add_label', some),
  of('remove_label', some),
  of('change_status', one(z.enum(conversationStatuses))),
  of('resolve_conversation', nothing),
  of('snooze_conversation', nothing),
  of('change_priority', one(z.enum([...priorities, 'nil']))),
  of('mute_conversation', nothing),
  of('send_email_transcript', one(addresses)),
  of('send_webhook_event', one(webAddress)),
]) satisfies z.ZodType<ActionWire>
export type Action = ActionWire

export const actions = z.array(action).min(1, "can't be empty").max(MOST)

/** An action as the API answers it. What the parameters are follows from the name. */
export const actionAnswer = z
  .object({ action_name: z.enum(actionNames), action_params: z.array(z.union([z.string(), z.number()])) })
  .meta({ id: 'Action' })

/** What became of one action: why it was refused, or null. */
export const outcomeAnswer = z
  .object({ action_name: z.enum(actionNames), error: z.string().nullable() })
  .meta({ id: 'ActionOutcome' }) satisfies z.ZodType<ActionOutcome>

/** The files that are sent by these. */
export const filesIn = (given: Action[]): number[] => [
  ...new Set(given.flatMap(one => (one.action_name === 'send_attachment' ? one.action_params : []))),
]
