import { randomUUID } from 'node:crypto'
import { openDatabase } from '#lib/base/db/index.ts'
import { readEnv } from '#lib/base/env.ts'
import { closeQueue, enqueue, openQueue } from '#lib/base/jobs.ts'
import { fetchContactFace } from '#lib/contacts/index.ts'

// Makes so many jobs of the bulk lane wait, each of which ends soon: node bench/support/bulk-jobs.ts <how many>
const many = Number(process.argv[2])
const database = await openDatabase(readEnv())
await openQueue(database.address, {})
const asked = Array.from({ length: many }, (_, id) => ({
  job: fetchContactFace.name,
  payload: { account_id: 1, contact_id: id + 1, url: 'http://127.0.0.1:1/face.png' },
  key: randomUUID(),
}))
for (let at = 0; at < many; at += 5000) await enqueue(asked.slice(at, at + 5000))
await closeQueue()
process.exit(0)
