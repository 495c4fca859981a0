import type { Context } from '#lib/base/context.ts'
import { encrypt } from '#lib/base/crypto.ts'
import type { Transaction } from '#lib/base/db/index.ts'

/** The job that says one; by its name, since it knows the channels, and they ask for it. */
export const farewellJob = 'inbox.farewell'

/**
 * In the transaction that deletes an inbox: has its service told afterwards that nothing is to be brought any more. `secrets`
 * are what the channel needs for it. Nobody waits for that, and the inbox goes whatever the service says.
 */
export async function keepFarewell(tx: Transaction, ctx: Context, channel: string, secrets: object): Promise<void> {
  const row = {
    account_id: ctx.accountId,
    channel,
    secrets: encrypt(JSON.stringify(secrets)),
    due_at: ctx.now(),
  }
  const [kept] = await tx.sql<{ id: number }[]>`insert into charla.channel_farewells ${tx.sql(row)} returning id`
  if (!kept) return
  tx.track({ name: 'job.requested', data: { job: farewellJob, payload: { account_id: ctx.accountId, id: kept.id } } })
}
