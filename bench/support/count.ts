import { withSystem } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { startRuntime, stopRuntime } from '#lib/base/runtime.ts'

export type Count = {
  echoIds: string[]
  /** Accounts whose log is not 1, 2, 3 … up to its cursor. */
  gaps: number
  /** Messages without their event. */
  silent: number
}

// Run in a process of its own, while no server runs: node bench/support/count.ts
if (import.meta.main) {
  await startRuntime(readEnv())
  const count: Count = await withSystem(async sql => {
    const echoes = await sql<{ echo_id: string }[]>`select echo_id from charla.messages where echo_id is not null`
    const [gaps] = await sql<{ count: number }[]>`
      select count(*) from charla.event_cursors c where c.seq <> (
        select count(*) from charla.events e where e.account_id = c.account_id and e.seq between 1 and c.seq)
        or exists (select from charla.events e where e.account_id = c.account_id and e.seq > c.seq)`
    const [silent] = await sql<{ count: number }[]>`
      select count(*) from charla.messages m where not exists (
        select from charla.events e where (e.account_id, e.message_id) = (m.account_id, m.id) and e.name = 'message.created')`
    return {
      echoIds: echoes.map(row => row.echo_id),
      gaps: gaps?.count ?? -1,
      silent: silent?.count ?? -1,
    }
  })
  await stopRuntime()
  process.stdout.write(`${JSON.stringify(count)}\n`, () => process.exit(0))
}
