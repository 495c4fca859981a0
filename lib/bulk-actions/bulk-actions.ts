import type postgres from 'postgres'
import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { forbidden, invalid, notFound } from '#lib/base/errors.ts'
import { assertNotAhead, type ConsentInput, countPickedContacts } from '#lib/contacts/index.ts'
import { type ConversationsPicked, countPickedConversations } from '#lib/conversations/index.ts'
import { type BulkAction, kinds, type NewBulkAction, stateNumber } from './bulk-action.ts'
import { runBulkAction } from './run.ts'

const LISTED = 25

/**
 * Begins to do something to many rows; a job does it, with the permissions that the member has then. @throws `forbidden`
 * for who may not delete, `invalid` for conditions that are none.
 */
export async function beginBulkAction(ctx: MemberContext, input: NewBulkAction): Promise<BulkAction> {
  if (input.action_name === 'delete' && ctx.actor.role !== 'administrator') throw forbidden()
  if (input.snoozed_until && input.snoozed_until * 1000 <= ctx.now().getTime())
    throw invalid('snoozed_until: must be in the future', 'snoozed_until')
  const { type, payload, query, fields, labels, snoozed_until, action_name } = input
  const consent = input.type === 'Contact' ? dated(ctx, input.consent) : undefined
  const ids = input.ids && [...new Set(input.ids)]
  const { count, upto } = ids ? { count: ids.length, upto: ids.length } : await counted(ctx, input)
  return withAccount(ctx, async tx => {
    const [action] = await tx.sql<[BulkAction]>`
      insert into charla.bulk_actions ${tx.sql({
        account_id: ctx.accountId,
        user_id: ctx.actor.userId,
        kind: kinds.indexOf(type),
        selection: json(tx.sql, { ids, payload, query }),
        changes: json(tx.sql, { fields, labels, snoozed_until, action_name, consent }),
        total: count,
        upto,
        created_at: ctx.now(),
        updated_at: ctx.now(),
      })} returning *`
    runBulkAction.later(tx, { account_id: ctx.accountId, id: action.id })
    return action
  })
}

/** The newest that the member has asked for. */
export const listBulkActions = (ctx: MemberContext): Promise<BulkAction[]> =>
  inOneTrip<BulkAction>(
    ctx,
    sql => sql`
    select * from charla.bulk_actions where account_id = ${ctx.accountId} and user_id = ${ctx.actor.userId}
    order by id desc limit ${LISTED}`,
  )

/** @throws `not_found` for one that somebody else has asked for. */
export async function findBulkAction(ctx: MemberContext, id: number): Promise<BulkAction> {
  const [action] = await inOneTrip<BulkAction>(
    ctx,
    sql => sql`
    select * from charla.bulk_actions
    where account_id = ${ctx.accountId} and id = ${id} and user_id = ${ctx.actor.userId}`,
  )
  if (!action) throw notFound()
  return action
}

/** Leaves the rest undone. What has been done stays; one that has ended stays as it is. */
export async function cancelBulkAction(ctx: MemberContext, id: number): Promise<BulkAction> {
  await inOneTrip(
    ctx,
    sql => sql`
    update charla.bulk_actions set status = ${stateNumber('cancelled')}, updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${id} and user_id = ${ctx.actor.userId}
      and status in (${stateNumber('queued')}, ${stateNumber('running')})`,
  )
  return findBulkAction(ctx, id)
}

const counted = (ctx: MemberContext, { type, payload, query }: NewBulkAction) =>
  type === 'Contact'
    ? countPickedContacts(ctx, { ...(payload ? { payload } : {}), ...(query ? { query } : {}) })
    : countPickedConversations(ctx, (payload ? { payload } : { query }) as ConversationsPicked)

const json = (sql: Sql, value: object) => sql.json(value as postgres.JSONValue)

/** All of them said so when it was written down, however long the job takes. */
function dated(ctx: MemberContext, consent: ConsentInput | undefined): ConsentInput | undefined {
  if (consent) assertNotAhead(ctx, consent, 'consent.given_at')
  return consent && { ...consent, given_at: consent.given_at ?? ctx.now() }
}
