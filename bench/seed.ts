import { writeFileSync } from 'node:fs'
import postgres from 'postgres'
import { plainUrl, withSystem } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { indexHistory } from '#lib/search/index.ts'
import { start } from '../start.ts'
import { filledAccount } from './support/accounts.ts'
import { option } from './support/place.ts'

// One big account and a tail of small ones, on the Postgres of DATABASE_URL, to look at lists at scale.
// npm run bench:seed -- --conversations 100000 --messages 1000000 --small 100
const size = { conversations: option('conversations', 100_000), messages: option('messages', 1_000_000) }
const small = option('small', 100)
const env = readEnv()

if (!env.DATABASE_URL) {
  process.stderr.write('The embedded database is not made for this much: set DATABASE_URL to a Postgres.\n')
  process.exit(1)
}
if (!(size.conversations >= 1 && size.messages >= size.conversations && small >= 0)) {
  process.stderr.write('At least one conversation, and one message in each: --conversations=1000 --messages=10000\n')
  process.exit(1)
}

const started = performance.now()
const charla = await start(env, { work: false, seed: false })
const big = await filledAccount('Big', size)
let others = 0
for (let i = 1; i <= small; i++) {
  const conversations = Math.ceil(200 / i) // few of them are busy
  await filledAccount(`Small ${i}`, { conversations, messages: conversations * 8 }, { agents: 2, inboxes: 1 })
  others += conversations
}
// Nobody has told the followers of the log.
await withSystem(
  sql => sql`
  insert into charla.search_backlogs (account_id, before_id)
  select account_id, max(id) + 1 from charla.messages group by account_id on conflict do nothing`,
)
while (await indexHistory());
await charla.stop()
const sql = postgres(plainUrl(env.DATABASE_URL), { max: 1, onnotice: () => {} })
await sql`vacuum (analyze)`
await sql.end()

const lines = [
  `Account ${big.accountId}: ${size.conversations} conversations, ${size.messages} messages`,
  `${small} small accounts: ${others} conversations, ${others * 8} messages`,
  `Took ${Math.round((performance.now() - started) / 1000)} s`,
  `Administrator: api_access_token ${big.administrator.token}`,
  `Agent of inbox ${big.inboxIds.at(-1)} alone: api_access_token ${big.agents[0]?.token}`,
]
if (process.env.SEEDED) writeFileSync(process.env.SEEDED, JSON.stringify(big)) // for another bench
process.stdout.write(`${lines.join('\n')}\n`, () => process.exit(0))
