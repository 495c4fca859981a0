import type { Context } from './context.ts'
import { withAccount } from './db/index.ts'
import type { AsideName } from './events.ts'

/**
 * Notes something in the log when a webhook, a callback or a bot is to be told of it; otherwise it is forgotten. What it is
 * about stands in `data` and not in the columns of the log: nothing of it is for clients.
 */
export async function aside(
  ctx: Context,
  name: AsideName,
  inboxId: number,
  data: Record<string, unknown> = {},
): Promise<void> {
  await withAccount(ctx, async ({ sql, track }) => {
    const [row] = await sql<{ heard: boolean }[]>`
      select charla.is_heard(${ctx.accountId}, ${inboxId}, ${name.replace('.', '_')}) as heard`
    if (row?.heard) track({ name, inboxId, data })
  })
}
