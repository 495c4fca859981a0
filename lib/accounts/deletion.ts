import type { Context } from '#lib/base/context.ts'
import { withAccount, withSystem } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { eraseAccount } from './erasure.ts'
import { mailDeletionNotice } from './notice.ts'

const NOTICE_DAYS = 7 // as long as Chatwoot waits

/**
 * Deletes the account: from now on it is nobody's, and a job erases what it had. Whoever listens to it is told to load
 * afresh, and finds nothing. Answers its members, of whom the caller forgets what was known. With `due` only if its notice
 * is over then. @throws `not_found` for one that is not to be deleted any more.
 */
export async function deleteAccount(ctx: Context, due: Date | null = null): Promise<number[]> {
  return withAccount(ctx, async tx => {
    const [gone] = await tx.sql`
      update charla.accounts set status = 1, deleted_at = ${ctx.now()}
      where id = ${ctx.accountId} and deleted_at is null and (${due}::timestamptz is null or deletion_due_at <= ${due})
      returning id`
    if (!gone) throw notFound()
    const members = await tx.sql<{ user_id: number }[]>`
      select user_id from charla.account_users where account_id = ${ctx.accountId}`
    tx.track({ name: 'permissions.changed', data: { user_ids: [], everyone: true } })
    eraseAccount.later(tx, { account_id: ctx.accountId })
    return members.map(member => member.user_id)
  })
}

/**
 * Says that the account is to be deleted in seven days, or that it is not (reference §1.4, `toggle_deletion`). Its
 * administrators are told by mail. Said again, the day stays.
 */
export async function markForDeletion(ctx: Context, marked: boolean): Promise<void> {
  const due = new Date(ctx.now().getTime() + NOTICE_DAYS * 86_400_000)
  await withAccount(ctx, async tx => {
    const [changed] = await tx.sql`
      update charla.accounts set deletion_due_at = ${marked ? due : null}, updated_at = ${ctx.now()}
      where id = ${ctx.accountId} and deleted_at is null and (deletion_due_at is null) = ${marked} returning id`
    if (changed && marked) mailDeletionNotice.later(tx, { account_id: ctx.accountId, due_at: due.toISOString() })
  })
}

/** The accounts whose notice is over. */
export async function accountsDue(now: Date): Promise<number[]> {
  const due = await withSystem(
    sql => sql<{ id: number }[]>`
      select id from charla.accounts where deletion_due_at <= ${now} and deleted_at is null order by id`,
  )
  return due.map(account => account.id)
}

/** Deleted accounts of which something is left an hour later: the erasure broke off too often. */
export async function accountsLeft(now: Date): Promise<number[]> {
  const hourAgo = new Date(now.getTime() - 3_600_000)
  const left = await withSystem(
    sql => sql<{ id: number }[]>`
      select id from charla.accounts where deleted_at is not null and deleted_at < ${hourAgo} order by id`,
  )
  return left.map(account => account.id)
}
