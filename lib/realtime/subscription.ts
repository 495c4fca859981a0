import { z } from 'zod'
import type { Member, Visitor } from '#lib/base/context.ts'
import { AppError } from '#lib/base/errors.ts'
import { type LoggedEvent, messageType } from '#lib/protocol/index.ts'
import { asMember, contactIsHere, memberIsHere, memberOf } from '#lib/users/index.ts'
import { headOf, listen } from './hub.ts'
import { availableUsers, onlineContacts } from './presence.ts'
import { whoseMember, whoseVisitor } from './subscribers.ts'

/** Some clients send what they do not have. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess(value => (value === null || value === '' ? undefined : value), schema.optional())

/** What a client of the cable sends as `identifier`, as JSON text. */
const identifierSchema = z.object({
  channel: z.literal('RoomChannel'),
  pubsub_token: z.string().min(1).max(200),
  account_id: maybe(z.coerce.number().int().positive()),
  user_id: maybe(z.coerce.number().int().positive()),
  /** Ours: the number of the last event that the client knows. */
  cursor: maybe(z.number().int().nonnegative()),
})
type Identifier = z.output<typeof identifierSchema>

/** The cable that a subscription belongs to. `fail` breaks it: the client comes back with its cursor. */
type Cable = {
  /** A message, as JSON text. */
  send(message: string): void
  /** Whether so much waits to be sent that the rest should wait here. */
  congested(): boolean
  fail(reason: unknown): void
}

/** What is told at most so often: how much is unread. */
const COUNT_MS = 1000

/** Where something may have become unread, or no longer be, or belong elsewhere. */
const changesUnread = ({ event, data }: LoggedEvent): boolean =>
  event === 'message.created'
    ? data.message_type === messageType.incoming
    : event.startsWith('conversation.') || event === 'team.changed'

/** One subscription of a connected client. */
export class Subscription {
  readonly #accountId: number
  readonly #userId: number | null
  readonly #cable: Cable
  #actor: Member | Visitor
  #leave: (() => void) | undefined
  #ended = false
  readonly #countsUnread: boolean
  #counting: NodeJS.Timeout | undefined

  private constructor(accountId: number, { actor, countsUnread = false }: Known, cable: Cable) {
    this.#accountId = accountId
    this.#actor = actor
    this.#countsUnread = countsUnread
    this.#userId = actor.kind === 'member' ? actor.userId : null
    this.#cable = cable
  }

  /**
   * Proves who subscribes. Null when the identifier is not one, or proves nobody. `cursor` is where it begins: a client
   * that names none, and loads once it is confirmed, must miss nothing of what came after that.
   */
  static async open(text: string, cable: Cable): Promise<{ subscription: Subscription; cursor: number } | null> {
    const identifier = parse(text)
    const who = identifier && (await whoIs(identifier))
    if (!who) return null
    const cursor = identifier.cursor ?? (await headOf(who.accountId))
    return { subscription: new Subscription(who.accountId, who, cable), cursor }
  }

  /** Tells what happened after `cursor`, then what happens. */
  async start(cursor: number): Promise<void> {
    await this.#follow(cursor)
    await this.here()
  }

  /** The client says that it is there, and hears who else is. */
  async here(): Promise<void> {
    const actor = this.#actor
    if (actor.kind === 'member') await memberIsHere(this.#accountId, actor.userId)
    else if (actor.contactId !== null) await contactIsHere(this.#accountId, actor.contactId)
    const users = await availableUsers(this.#accountId)
    const contacts = actor.kind === 'member' ? { contacts: await onlineContacts(this.#accountId, actor) } : {}
    this.#send('presence.update', { account_id: this.#accountId, users, ...contacts })
  }

  end(): void {
    this.#ended = true
    clearTimeout(this.#counting)
    this.#leave?.()
  }

  #countSoon(): void {
    this.#counting ??= setTimeout(() => {
      this.#counting = undefined
      this.#send('conversation.unread_count_changed', { account_id: this.#accountId })
    }, COUNT_MS).unref()
  }

  async #follow(cursor: number): Promise<void> {
    if (this.#ended) return
    const { leave, joined } = listen(this.#accountId, cursor, {
      actor: this.#actor,
      tell: (event, after) => {
        this.#cable.send(`{"after":${after},${textOf(event)}`)
        if (this.#countsUnread && changesUnread(event)) this.#countSoon()
      },
      whisper: (event, data) => this.#send(event, data),
      congested: () => this.#cable.congested(),
      fail: error => this.#cable.fail(error),
      expire: at => void this.#expire(at).catch(error => this.#cable.fail(error)),
    })
    this.#leave = leave // an expired one has left by itself
    await joined
  }

  /**
   * Tells the client to load afresh, and goes on from there with the permissions of now: what happens while it loads is
   * told as well. Somebody who left the account hears nothing more.
   */
  async #expire(cursor: number): Promise<void> {
    if (this.#ended) return
    if (this.#userId !== null) {
      const member = await memberOf(this.#userId, this.#accountId, { fresh: true }).catch(refused)
      if (!member) return this.end()
      this.#actor = member
    }
    if (this.#ended) return
    this.#send('cursor.expired', { account_id: this.#accountId })
    await this.#follow(cursor)
  }

  #send(event: string, data: object): void {
    if (!this.#ended) this.#cable.send(JSON.stringify({ event, data }))
  }
}

/** What a thousand members hear is put into words once: a message but for its beginning, which is each one's own. */
const texts = new WeakMap<LoggedEvent, string>()

function textOf(told: LoggedEvent): string {
  const { seq, event, data } = told
  const text = texts.get(told) ?? JSON.stringify({ event, data, seq }).slice(1)
  texts.set(told, text)
  return text
}

/** Only a refusal means that somebody is nobody here; a database that is away does not. */
function refused(error: unknown): null {
  if (error instanceof AppError) return null
  throw error
}

function parse(text: string): Identifier | null {
  try {
    return identifierSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

type Known = { actor: Member | Visitor; countsUnread?: boolean }

async function whoIs(identifier: Identifier): Promise<(Known & { accountId: number }) | null> {
  if (identifier.account_id) {
    const { account_id: accountId, pubsub_token: token, user_id: named } = identifier
    const row = await whoseMember({ token, accountId })
    if (row?.status !== 0 || (named && named !== row.user_id)) return null
    return { accountId, actor: asMember(row.user_id, row), countsUnread: row.counts_unread === true }
  }
  const row = await whoseVisitor(identifier.pubsub_token)
  if (!row) return null
  const {
    account_id: accountId,
    inbox_id: inboxId,
    source_id: sourceId,
    contact_id: contactId,
    id: contactInboxId,
  } = row
  return { accountId, actor: { kind: 'visitor', inboxId, sourceId, contactId, contactInboxId } }
}
