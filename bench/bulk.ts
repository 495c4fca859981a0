import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import { type RunningCharla, startCharla } from '#tests/support/processes.ts'
import type { FilledAccount } from './support/accounts.ts'
import { percentile, table, verdict } from './support/figures.ts'
import { makePlace, option } from './support/place.ts'

// One bulk action over all conversations of a large account, found by a filter (S5). The process that does it is killed
// with -9 again and again; somebody reads their list all the while. Postgres only.
// node bench/bulk.ts [--rows=100000] [--kills=5]
const rows = option('rows', 100_000)
const kills = option('kills', 5)
const LABEL = 'looked-at'
const READ_MS = 200

if (!process.env.DATABASE_URL) {
  process.stdout.write('Bulk actions at scale: set DATABASE_URL to a Postgres to measure them.\n')
  process.exit(0)
}
const place = await makePlace('postgres')
let charla: RunningCharla | undefined
try {
  const seeded = join(place.dataDir, 'account.json')
  await promisify(execFile)(
    process.execPath,
    ['bench/seed.ts', `--conversations=${rows}`, `--messages=${rows}`, '--small=5'],
    { env: { ...process.env, ...place.env, LOG_LEVEL: 'silent', SEEDED: seeded } },
  )
  const { accountId, administrator } = JSON.parse(readFileSync(seeded, 'utf8')) as FilledAccount
  const headers = { api_access_token: administrator.token, 'content-type': 'application/json' }
  const ask = async (path: string, json?: object) => {
    const answer = await fetch(`${charla?.url}/api/v1/accounts/${accountId}${path}`, {
      headers,
      ...(json ? { method: 'POST', body: JSON.stringify(json) } : {}),
    })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { id: number; status: string; total: number; succeeded: number; failed: number }
  }
  const list = async (into: number[]) => {
    const began = performance.now()
    await ask('/conversations?status=all')
    into.push(performance.now() - began)
    await pause(READ_MS)
  }

  charla = await startCharla(place.env)
  const before: number[] = []
  for (let i = 0; i < 50; i++) await list(before)
  const began = performance.now()
  const { id, total } = await ask('/bulk_actions', {
    type: 'Conversation',
    payload: [{ attribute_key: 'status', filter_operator: 'equal_to', values: ['all'], query_operator: null }],
    labels: { add: [LABEL] },
  })
  const meanwhile: number[] = []
  let killed = 0
  let done = await ask(`/bulk_actions/${id}`)
  while (done.status === 'queued' || done.status === 'running') {
    if (killed < kills && done.succeeded >= ((killed + 1) * rows) / (kills + 1)) {
      await charla.kill()
      killed++
      charla = await startCharla(place.env)
    }
    await list(meanwhile)
    done = await ask(`/bulk_actions/${id}`)
  }
  const seconds = (performance.now() - began) / 1000
  await charla.stop()

  const sql = postgres(place.url as string, { max: 1, onnotice: () => {} })
  const [found] = await sql<{ labelled: number; doubled: number }[]>`
    select
      (select count(*)::int from charla.conversation_labels where account_id = ${accountId} and title = ${LABEL}) as labelled,
      (select count(*)::int from (
        select from charla.events where account_id = ${accountId} and name = 'conversation.updated'
        group by conversation_id having count(*) > 1
      ) twice) as doubled`
  await sql.end()
  process.stdout.write(`One bulk action, postgres: ${rows} conversations, the process killed ${killed} times\n`)
  table([
    {
      rows: total,
      'took s': seconds.toFixed(0),
      'rows/s': Math.round(rows / seconds),
      succeeded: done.succeeded,
      failed: done.failed,
      labelled: found?.labelled ?? 0,
      'told twice': found?.doubled ?? 0,
      'list p95 ms before': percentile(before, 0.95).toFixed(1),
      meanwhile: percentile(meanwhile, 0.95).toFixed(1),
    },
  ])
  verdict(
    'every row once, whatever was killed',
    killed === kills && done.succeeded === rows && found?.labelled === rows && found.doubled === 0,
  )
} finally {
  await place.remove()
}

function pause(ms: number): Promise<void> {
  return new Promise(next => setTimeout(next, ms))
}
