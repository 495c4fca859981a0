import { z } from 'zod'
import type { Member, Visitor } from '#lib/base/context.ts'
import { findContactInboxByPubsubToken, findUserIdByPubsubToken } from '#lib/base/lookups.ts'
import { contactIsHere, memberIsHere, memberOf } from '#lib/users/index.ts'
import { listen } from './hub.ts'
import { availableUsers, onlineContacts } from './presence.ts'

/** What a client of the cable sends as `identifier`, as JSON text. */
const identifierSchema = z.object({
  channel: z.literal('RoomChannel'),
  pubsub_token: z.string().min(1).max(200),
  account_id: z.coerce.number().int().positive().optional(),
  user_id: z.coerce.number().int().positive().optional(),
  /** Ours: the number of the last event that the client knows. */
  cursor: z.number().int().nonnegative().optional(),
})
type Identifier = z.output<typeof identifierSchema>

type Message = { event: string; data: unknown; seq?: number }

/** One subscription of a connected client. */
export class Subscription {
  readonly #accountId: number
  readonly #userId: number | null
  readonly #send: (message: Message) => void
  #actor: Member | Visitor
  #leave: (() => void) | undefined
  #ended = false

  private constructor(accountId: number, actor: Member | Visitor, send: (message: Message) => void) {
    this.#accountId = accountId
    this.#actor = actor
    this.#userId = actor.kind === 'member' ? actor.userId : null
    this.#send = send
  }

  /** Proves who subscribes. Null when the identifier is not one, or proves nobody. */
  static async open(
    text: string,
    send: (message: Message) => void,
  ): Promise<{ subscription: Subscription; cursor: number | null } | null> {
    const identifier = parse(text)
    const who = identifier && (await whoIs(identifier))
    return who
      ? { subscription: new Subscription(who.accountId, who.actor, send), cursor: identifier.cursor ?? null }
      : null
  }

  /** Tells what was missed since `cursor`, then what happens. */
  async start(cursor: number | null): Promise<void> {
    const leave = await listen(this.#accountId, cursor, {
      actor: this.#actor,
      tell: ({ seq, event, data }) => this.#send({ event, data, seq }),
      whisper: (event, data) => this.#send({ event, data }),
      expire: () => void this.#expire(),
    })
    if (this.#ended) return leave()
    this.#leave = leave
    await this.here()
  }

  /** The client says that it is there, and hears who else is. */
  async here(): Promise<void> {
    const { kind } = this.#actor
    if (this.#actor.kind === 'member') await memberIsHere(this.#accountId, this.#actor.userId)
    else if (this.#actor.contactId !== null) await contactIsHere(this.#accountId, this.#actor.contactId)
    const users = await availableUsers(this.#accountId)
    const contacts = kind === 'member' ? { contacts: await onlineContacts(this.#accountId) } : {}
    if (!this.#ended)
      this.#send({ event: 'presence.update', data: { account_id: this.#accountId, users, ...contacts } })
  }

  end(): void {
    this.#ended = true
    this.#leave?.()
  }

  /** Goes on with the permissions of now, after telling the client to load afresh. Somebody who left hears nothing more. */
  async #expire(): Promise<void> {
    this.#leave?.()
    this.#leave = undefined
    if (this.#ended) return
    this.#send({ event: 'cursor.expired', data: { account_id: this.#accountId } })
    if (this.#userId === null) return this.start(null)
    const member = await memberOf(this.#userId, this.#accountId, { fresh: true }).catch(() => null)
    if (!member) return this.end()
    this.#actor = member
    await this.start(null)
  }
}

function parse(text: string): Identifier | null {
  try {
    return identifierSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function whoIs(identifier: Identifier): Promise<{ accountId: number; actor: Member | Visitor } | null> {
  if (identifier.account_id) {
    const userId = await findUserIdByPubsubToken(identifier.pubsub_token)
    if (!userId || (identifier.user_id && identifier.user_id !== userId)) return null
    const member = await memberOf(userId, identifier.account_id, { fresh: true }).catch(() => null)
    return member && { accountId: identifier.account_id, actor: member }
  }
  const row = await findContactInboxByPubsubToken(identifier.pubsub_token)
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
