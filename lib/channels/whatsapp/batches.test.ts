import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import { withCharla } from '#tests/support/app.ts'
import { readAll } from '#tests/support/email.ts'
import { bring, makeWhatsappInbox, type WhatsappBox } from '#tests/support/whatsapp.ts'

// BATCHES=10,100,1000 npx vitest run lib/channels/whatsapp/batches.test.ts
const SIZES = (process.env.BATCHES ?? '10,100').split(',').map(Number)
withCharla()

type Message = { id: string; from: string; type: string }
type Value = { messages?: Message[]; contacts?: object[] }
type Delivery = { entry: { id: string; changes: { field: string; value: Value }[] }[] }

const folder = join(process.cwd(), '../shared/fixtures/whatsapp/inbound')

/** What people have said in the published deliveries; files, which nobody here has, are left out. */
const published = (existsSync(folder) ? readdirSync(folder) : [])
  .flatMap(name => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as Delivery).entry)
  .flatMap(one => one.changes)
  .filter(one => one.field === 'messages' && one.value?.messages?.length === 1)
  .map(one => one.value)
  .filter(({ messages }) =>
    ['text', 'button', 'interactive', 'location', 'order', 'contacts'].includes(messages?.[0]?.type ?? ''),
  )

/** One delivery of so many entries, as Meta sends after it could not for a while. */
function batch(box: WhatsappBox, size: number): { delivery: Delivery; ids: string[] } {
  const ids = Array.from({ length: size }, (_, n) => `wamid.${box.accountId}.${size}.${n}`)
  const metadata = { display_phone_number: box.phone.slice(1), phone_number_id: box.numberId }
  const entry = ids.map((id, n) => {
    const { messages = [], ...value } = published[n % published.length] as Value
    const { context: _, ...message } = messages[0] as Message & { context?: object }
    return {
      id: '4711',
      changes: [{ field: 'messages', value: { ...value, metadata, messages: [{ ...message, id }] } }],
    }
  })
  return { delivery: { object: 'whatsapp_business_account', entry } as Delivery, ids }
}

describe.runIf(published.length)('what Meta brings together', () => {
  it.each(SIZES)(
    'is all there once and in order, when it is %i entries, however often (figures 6, 7)',
    {
      timeout: 240_000,
    },
    async size => {
      const box = await makeWhatsappInbox()
      const { delivery, ids } = batch(box, size)
      for (const one of await Promise.all(Array.from({ length: 5 }, () => bring(box, delivery))))
        expect(one.status).toBe(200)
      await Promise.all([readAll(box), readAll(box)])
      await withSystem(sql => sql`update charla.arrivals set state = 0 where account_id = ${box.accountId}`) // read again after a restart
      await readAll(box)
      const found = await withSystem(
        sql => sql<{ source_id: string }[]>`
        select source_id from charla.messages where account_id = ${box.accountId} and message_type = 0 order by id`,
      )
      expect(found.map(one => one.source_id)).toEqual(ids)
    },
  )
})
