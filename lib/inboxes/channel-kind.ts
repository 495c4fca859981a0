import type { z } from 'zod'
import type { Context, MemberContext } from '#lib/base/context.ts'
import type { Sql, Transaction } from '#lib/base/db/index.ts'
import type { FileLimit, Formatting, InboxCommon, InboxWire } from '#lib/protocol/index.ts'

/**
 * What a channel tells the inboxes room about itself, so that shared code need not know any channel by name.
 * `settings` is everything that can be set, `changes` the same with nothing required.
 */
export type ChannelKind<Settings extends object> = {
  /** As clients name it when they make an inbox: `web_widget`. */
  type: string
  /** As an inbox names it on the wire: `Channel::WebWidget`. */
  channelType: string
  settings: z.ZodType<Settings>
  changes: z.ZodType<Partial<Settings>>
  traits: Traits
  create(sql: Sql, ctx: MemberContext, inboxId: number, settings: Settings): Promise<void>
  update(sql: Sql, ctx: MemberContext, inboxId: number, changes: Partial<Settings>): Promise<void>
  /** The channel's own keys of these inboxes, by inbox id. Secrets only `toAdministrator`. */
  present(sql: Sql, accountId: number, inboxIds: number[], toAdministrator: boolean): Promise<Map<number, ChannelKeys>>
  /**
   * After the inbox was written, or is to be connected anew: tells the service where to bring what comes. What happens there
   * is noted with the inbox, and never thrown.
   */
  connect?(ctx: Context, inboxId: number): Promise<void>
  /** In the transaction that deletes the inbox: keeps what its service is to be told afterwards. */
  leave?(tx: Transaction, ctx: MemberContext, inboxId: number): Promise<void>
  /** In the transaction that writes these settings: has `connect` done also when whoever asked is cut off after it. */
  connectLater?(tx: Transaction, ctx: MemberContext, inboxId: number): void
  /**
   * Before anything is written: asks the service whether the settings are what they claim to be. `inboxId` is null for a new
   * inbox. @throws `invalid`
   */
  prove?(ctx: MemberContext, settings: Partial<Settings>, inboxId: number | null): Promise<void>
  /** Gives the channel a new secret in the place of the one by which it knows others, or they it. */
  resetSecret?(sql: Sql, ctx: MemberContext, inboxId: number): Promise<void>
}

/** A channel of which only the contract is known. */
export type AnyChannelKind = ChannelKind<Record<string, unknown>>

/** Puts a channel into the registry's terms: from here on its settings are only what its own schema let through. */
export const defineChannel = <Settings extends object>(kind: ChannelKind<Settings>) => kind as unknown as AnyChannelKind

export type ChannelKeys = { channel_id: number } & Partial<
  Omit<InboxWire, 'id' | 'name' | 'channel_type' | 'channel_id' | 'avatar_url' | 'traits' | keyof InboxCommon>
>

/** What shared code must know of an inbox's channel. Kept with the inbox, as data. */
export type Traits = {
  /** Seconds after the customer's last message within which one may answer freely; null for always. */
  reply_window: number | null
  /** With whom a conversation can be begun: `anybody`, or (also when it is missing) only who has come by themselves. */
  reach?: 'anybody' | 'visitors'
  /** By what contacts go in the inbox, where that can be known before they have written: then a conversation begins with it. */
  address?: 'phone'
  /** Whether what is said outside the reply window has to be a template that was approved. */
  templates?: boolean
  /** Whether the members' own program carries the messages: it brings the customer's, and says what became of answers. */
  programmable?: boolean
  /** Whether who writes may be asked for an e-mail address. */
  asks_email?: boolean
  /** Which campaigns it has: those that go on, shown to who comes by, or those that are sent once. None when it is missing. */
  campaigns?: 'ongoing' | 'one_off'
  /** What whoever writes can make of words. The message is Markdown, of which the channel carries these. */
  formatting: Formatting[]
  /** Whether one says to whom a message goes, as in mails. */
  recipients?: boolean
  /** Kinds of sound that it takes as a spoken message, the best first. */
  voice: string[]
  /** How large a file may be as what it is, by the beginning of its type; a larger one goes as a plain file where that may be. */
  files?: FileLimit[]
}
