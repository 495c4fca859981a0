import { expect, it } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { WidgetMessagesWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, request, withCharla, writes } from './support/app.ts'
import { become, reads, websiteOf } from './support/identities.ts'
import { listed } from './support/talk.ts'

withCharla()

const loads = 1000
const people = 5
const atOnce = 20
/** Of the loads in which somebody also writes; a person may write a hundred messages a minute. */
const each = 4

it(`${loads} loads that boot, identify and write at once make one contact and one open conversation a person (W4)`, async () => {
  const tenant = await makeTenant()
  const { hash, token } = await websiteOf(tenant)
  const load = async (number: number) => {
    const identifier = `person-${number % people}`
    const page = await makeVisitor(tenant)
    // Both signatures say the same.
    const proof =
      number % 2 ? { identifier_hash: hash(identifier) } : { identity_token: await token({ sub: identifier }) }
    const launcher = request('POST', `/widget/launcher?website_token=${tenant.websiteToken}`, {
      json: { identifier, ...proof },
    })
    const [known, , { status }] = await Promise.all([
      become(page, { identifier, name: identifier, ...proof }),
      become(page, { identifier, name: identifier, ...proof }),
      launcher,
    ])
    expect(status).toBe(200)
    if (Math.floor(number / people) % each === 0) await writes(known, `Load ${number}`, `echo-${number}`)
  }
  for (let from = 0; from < loads; from += atOnce)
    await Promise.all(Array.from({ length: atOnce }, (_, number) => load(from + number)))

  const rows = await withSystem(
    sql => sql<{ identifier: string; name: string; conversations: number }[]>`
      select p.identifier, p.name, count(c.id)::int as conversations from charla.contacts p
      left join charla.conversations c on (c.account_id, c.contact_id) = (p.account_id, p.id) and c.status = 0
      where p.account_id = ${tenant.accountId} group by p.account_id, p.id, p.identifier, p.name order by p.identifier`,
  )
  const names = Array.from({ length: people }, (_, number) => `person-${number}`)
  expect(rows).toEqual(names.map(name => ({ identifier: name, name, conversations: 1 })))
  expect((await listed(tenant, 'status=all')).payload).toHaveLength(people)
  for (const name of names) {
    const person = await become(await makeVisitor(tenant), { identifier: name, identifier_hash: hash(name) })
    const { body } = await request('GET', '/api/v1/widget/messages', { as: person })
    expect((body as WidgetMessagesWire).payload.length).toBeGreaterThan(0)
    const foreign = (await reads(person)).filter(text => Number(text?.split(' ')[1]) % people !== names.indexOf(name))
    expect(foreign).toEqual([])
  }
}, 120_000)
