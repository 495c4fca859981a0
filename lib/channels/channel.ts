import type { Context } from '#lib/base/context.ts'
import type { Sql } from '#lib/base/db/index.ts'
import type { NewAttachment } from '#lib/conversations/index.ts'
import type { AnyChannelKind } from '#lib/inboxes/index.ts'
import type { ContentType, Hop, MessageStatus } from '#lib/protocol/index.ts'

/**
 * A channel: what the inboxes room must know of it (`settings`, `traits`, `present` …), and, where the channel itself
 * brings and carries messages, what it does: it proves that a webhook is genuine, it reads what came, it delivers what
 * leaves, and it tries whether its servers let us in. None of them writes a message: `receive` and `deliver` do, for every channel alike.
 */
export type Channel = AnyChannelKind & Doings
type Doings = {
  webhook?: Webhook
  receiving?: Receiving
  delivering?: Delivering
  test?: Test
  consents?: () => ConsentWay[]
  farewell?: Farewell
}

export const withChannel = (kind: AnyChannelKind, own: Doings): Channel => ({ ...kind, ...own })

/**
 * Tries, step by step, what lies between us and the servers behind these settings; where they say nothing, behind what the
 * inbox has. The settings have gone through the channel's `changes`. What happens outside is a value, and nothing is kept.
 */
export type Test = (ctx: Context, given: Record<string, unknown>, inboxId: number | null) => Promise<Hop[]>

/**
 * After an inbox was deleted: tells its service to bring nothing any more, with what the channel has kept for it. Null when that
 * is done, or nobody has to be told; else why it failed, and it is tried again. What happens outside is a value.
 */
export type Farewell = (ctx: Context, secrets: never) => Promise<string | null>

/** Somebody who lets us in when the owner of what the inbox is of consents, instead of a password. */
export type ConsentWay = {
  provider: string
  /** Settings of the installation without which nobody can be sent there. */
  missing: string[]
  /** What the operator enters there as the address to come back to. */
  callback: string
}

/** An inbox, found by what stands in an address before anybody's account is known. */
export type Place = { accountId: number; inboxId: number }

export type WebhookRequest = {
  /** Names in small letters. */
  headers: Record<string, string>
  query: Record<string, string>
  /** As it came, which is what is signed. */
  body: Buffer
}

/** `/webhooks/{name}/{id}`. */
export type Webhook = {
  /** The word in the path. */
  name: string
  /** The most bytes that a body may have. */
  most: number
  find(id: string): Promise<Place | undefined>
  /** Whether it comes from who it says. It may ask the database, and nobody outside. */
  verify(request: WebhookRequest, place: Place): Promise<boolean>
  /** How it is to be kept. Null for what asks for nothing, and is answered 200 all the same. */
  keep(request: WebhookRequest, place: Place): Kept | null | Promise<Kept | null>
  /** Other inboxes that the same body is for too, each proven as if it had come to its own address. */
  elsewhere?(request: WebhookRequest, place: Place): Promise<Place[]>
  /** What answers a GET, by which some services ask whether the address is ours; null refuses. */
  challenge?(query: Record<string, string>, place: Place): Promise<string | null>
}

export type Kept = Pick<NewArrival, 'channel' | 'entrance' | 'key' | 'about'>

/** Something that came, to be kept before anything is made of it. */
export type NewArrival = {
  /** The channel that reads it, by the name of its `receiving`: an answer by mail may belong to a website. */
  channel: string
  /** The way it came; says to `read` what the body is. */
  entrance: string
  /** The same for the same thing again, however it comes: it is kept once in an inbox. */
  key: string
  about: Record<string, unknown>
  payload: Buffer
}

export type Arrival = NewArrival & { id: number; inboxId: number; receivedAt: Date }

export type Receiving = {
  /** By which arrivals name it. */
  name: string
  /** Reads what came. It may fetch files (R4). @throws when it cannot be read: it stays, with the reason, to be read again. */
  read(ctx: Context, arrival: Arrival): Promise<Inbound[]>
  /** The conversation that a message goes on with, by its id; null for a new one. Without a word it is the newest of its sender. */
  conversationOf?(sql: Sql, ctx: Context, inboxId: number, message: InboundMessage): Promise<number | null | undefined>
  /** In the transaction that wrote the message: notes what the channel wants to know of it later. */
  written?(sql: Sql, ctx: Context, inboxId: number, message: InboundMessage, at: WrittenPlace): Promise<void>
  /** The message that news are about, by its id. Without one it is found by its `source_id`. */
  messageOf?(sql: Sql, ctx: Context, inboxId: number, news: DeliveryNews): Promise<number | NewsOf | null>
  /** The message that goes by an id which is not its `source_id`. */
  known?(sql: Sql, ctx: Context, inboxId: number, sourceId: string): Promise<number | null>
}

/** What news of a part make of the message. `arrived` says that nothing of it is uncertain any more. */
export type NewsOf = { id: number; status: MessageStatus; reason: string | null; arrived: boolean }

export type WrittenPlace = { conversationId: number; messageId: number }

export type Inbound = InboundMessage | InboundChange | DeliveryNews | InboundNote

/** A message from outside. */
export type InboundMessage = {
  kind: 'message'
  /** What the channel calls it: written once in an inbox. */
  sourceId: string
  sender: Sender
  content: string | null
  contentType?: ContentType
  contentAttributes?: Record<string, unknown>
  /** Or how to fetch them, which is done only where the message is not there yet. @throws `TryLater` */
  files: InboundFile[] | (() => Promise<InboundFile[]>)
  /** What is attached and no file: places, cards. */
  attachments?: NewAttachment[]
  /** What the channel calls the message that this one answers. */
  inReplyTo?: string
  /** When it was written, if the channel says so: a reply window is reckoned from it. */
  sentAt?: Date
  /** Written by the company itself, elsewhere: nobody's question, and never to be delivered. */
  outgoing?: boolean
  /** Says too little to open what was resolved. */
  quiet?: boolean
  /** Kept with a new conversation, as `additional_attributes`. */
  origin?: Record<string, unknown>
  /** Written by a machine: it is answered by none, and does not open a conversation for ever (E4). */
  automatic?: boolean
  /** What the channel itself needs to place it. */
  hints?: unknown
}

/** Who wrote, by what the channel calls them, and what it knows of them. */
export type Sender = {
  sourceId: string
  /** Other ways of writing the same, which the inbox may know them by. */
  aliases?: string[]
  name: string | null
  email?: string | null
  phoneNumber?: string | null
}

/** Something that cannot be had now: the arrival is read again soon, unless that would be `hopeless`. */
export class TryLater extends Error {
  readonly hopeless: boolean
  constructor(reason: string, hopeless = false) {
    super(reason)
    this.hopeless = hopeless
  }
}

export type InboundFile = {
  filename: string
  type: string
  content: Buffer
  /** Kept with the attachment. */
  meta?: Record<string, unknown>
}

/** What has become of a message that is there: it says something else, or is taken back. */
export type InboundChange = {
  kind: 'change'
  sourceIds: string[]
  content?: string
  deleted?: true
  /** How it is shown where the message is not known. */
  otherwise?: InboundMessage
}

/** What is in an arrival and becomes no message, for administrators to read. `failed` when somebody has to see to it. */
export type InboundNote = { kind: 'note'; reason: string; failed?: boolean }

/** What became of a message of ours. */
export type DeliveryNews = {
  kind: 'news'
  /** What we have given the service to bring back with its news. */
  mark?: string | undefined
  /** What the message may be called outside, likeliest first. */
  sourceIds: string[]
  status: MessageStatus | null
  /** For people to read, with a code where there is one. */
  reason: string | null
  /** How it is shown where the message is not known. */
  otherwise?: InboundMessage
}

export type Delivering = {
  /** The word by which the delivery is kept. */
  name: string
  /** Sends it. Never throws for what happens outside: that is a value, which is stored and shown. */
  deliver(ctx: Context, message: { id: number; inboxId: number; conversationId: number }): Promise<Delivered>
}

/**
 * What became of it: `sent`, `failed` for good, `later` when it was surely not sent and is to be tried again, `unknown` when
 * the line broke before the answer: it is not sent again by itself.
 */
export type Delivered = { state: 'sent'; sourceId?: string } | { state: 'failed' | 'later' | 'unknown'; reason: string }
