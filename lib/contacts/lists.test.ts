import { describe, expect, it } from 'vitest'
import type { ContactWire } from '#lib/protocol/index.ts'
import { contactIsHere } from '#lib/users/index.ts'
import { type Person, request, withCharla } from '#tests/support/app.ts'
import { type ContactPage, contactDesk } from '#tests/support/contacts.ts'

withCharla()

describe('looking for contacts', () => {
  it.each([
    ['zoe', ['Zoe']],
    ['ZOË', ['Zoe']],
    ['OTHER.test', ['Bo']],
    ['+4915', ['Cy']],
    ['crm-1', ['Di']],
    ['umbrella', ['Ed']],
    ['100%', ['100%']],
    ['%', ['100%']],
    ['_', []],
    ['\\', []],
    [' zoe ', ['Zoe']],
  ])('finds %j', async (q, expected) => {
    const { ask, make } = await contactDesk()
    await make({ name: 'Zoe' })
    await make({ name: 'Bo', email: 'bo@other.test' })
    await make({ name: 'Cy', phone_number: '+4915112345678' })
    await make({ name: 'Di', identifier: 'CRM-1' })
    await make({ name: 'Ed', additional_attributes: { company_name: 'Umbrella Inc.' } })
    await make({ name: '100%' })
    const { body } = await ask('GET', `/search?q=${encodeURIComponent(q)}`)
    expect((body as ContactPage).payload.map(contact => contact.name)).toEqual(expected)
    expect((body as ContactPage).meta).toEqual({ count: expected.length, current_page: 1, has_more: false })
  })

  it('comes in pages, and says whether there is more', async () => {
    const { ask, make } = await contactDesk()
    for (let n = 0; n < 16; n++) await make({ name: `Zoe ${String.fromCharCode(97 + n)}` })
    const [first, second] = [
      await ask('GET', '/search?q=zoe&sort=name'),
      await ask('GET', '/search?q=zoe&sort=name&page=2'),
    ]
    expect((first.body as ContactPage).meta).toEqual({ count: 15, current_page: 1, has_more: true })
    expect((second.body as ContactPage).meta).toEqual({ count: 1, current_page: 2, has_more: false })
    expect((second.body as ContactPage).payload[0]?.name).toBe('Zoe p')
  })

  it.each(['', 'q=', 'q=%20', 'q=%00', 'q=a&page=0'])('refuses %j', async query => {
    const { ask } = await contactDesk()
    expect((await ask('GET', `/search?${query}`)).status).toBe(422)
  })

  it('shows who is there now', async () => {
    const { tenant, ask, make } = await contactDesk()
    const { contact } = await make({ name: 'Here' })
    await make({ name: 'Gone' })
    await contactIsHere(tenant.accountId, contact.id)
    expect((await ask('GET', '/active')).body).toMatchObject({
      meta: { count: 1, current_page: 1 },
      payload: [{ name: 'Here', availability_status: 'online' }],
    })
  })

  it('leaves the inboxes out where nobody wants them', async () => {
    const { ask, make } = await contactDesk()
    const { contact } = await make({ name: 'Zoe' })
    for (const path of ['', '/search', '/active', `/${contact.id}`]) {
      const { body } = await ask('GET', `${path}?q=zoe&include_contact_inboxes=false`)
      expect(JSON.stringify(body)).not.toContain('contact_inboxes')
    }
  })

  it('shows an agent only those inboxes that are theirs', async () => {
    const { tenant, ask, make } = await contactDesk()
    const { contact } = await make({ inbox_id: tenant.inboxId })
    const other = await request('POST', `/api/v1/accounts/${tenant.accountId}/inboxes`, {
      as: tenant.administrator,
      json: { name: 'Secret', channel: { type: 'web_widget', website_url: 'https://example.com' } },
    })
    const { id: inbox_id } = other.body as { id: number }
    expect((await ask('POST', `/${contact.id}/contact_inboxes`, { inbox_id })).status).toBe(404)
    await ask('POST', `/${contact.id}/contact_inboxes`, { inbox_id }, tenant.administrator)
    const known = async (as: Person) =>
      ((await ask('GET', `/${contact.id}`, undefined, as)).body as { payload: ContactWire }).payload.contact_inboxes
    expect([(await known(tenant.agent))?.length, (await known(tenant.administrator))?.length]).toEqual([1, 2])
  })
})

describe('a table of contacts', () => {
  it('asks for as many on a page as it shows, with the labels and the company of each', async () => {
    const { tenant, ask, make } = await contactDesk()
    const { contact } = await make({ name: 'Zoe 1' })
    for (let n = 2; n <= 20; n++) await make({ name: `Zoe ${n}` })
    await ask('POST', `/${contact.id}/labels`, { labels: ['vip'] })
    const company = await request('POST', `/api/v1/accounts/${tenant.accountId}/companies`, {
      as: tenant.agent,
      json: { name: 'Acme' },
    })
    const { id } = (company.body as { payload: { id: number } }).payload
    await request('POST', `/api/v1/accounts/${tenant.accountId}/companies/${id}/contacts`, {
      as: tenant.agent,
      json: { contact_id: contact.id },
    })
    for (const path of ['?', '/search?q=zoe&']) {
      const { body } = await ask('GET', `${path}per_page=20&sort=created_at&include_details=true`)
      expect((body as ContactPage).payload).toHaveLength(20)
      expect((body as ContactPage).payload[0]).toMatchObject({ labels: ['vip'], company: { id, name: 'Acme' } })
      expect((body as ContactPage).payload[1]).toMatchObject({ labels: [], company: null })
    }
    const filtered = await ask('POST', '/filter?per_page=7&page=3', { payload: [] })
    expect(filtered.body).toMatchObject({ meta: { count: 20, current_page: 3 } })
    expect((filtered.body as ContactPage).payload).toHaveLength(6)
    const both = await ask('POST', '/filter?q=ZO%C3%8B%2020', { payload: [] })
    expect(both.body).toMatchObject({ meta: { count: 1 }, payload: [{ name: 'Zoe 20' }] })
    expect((await ask('GET', '/active?q=zoe')).body).toMatchObject({ meta: { count: 0 } })
  })

  it('is sorted by what is known besides', async () => {
    const { ask, make } = await contactDesk()
    await make({ name: 'a', additional_attributes: { city: 'Rome', country: 'Italy', company_name: 'Zeta' } })
    await make({ name: 'b', additional_attributes: { city: 'athens', country: 'Greece', company_name: 'Acme' } })
    for (const sort of ['city', 'country', 'company_name']) {
      const { body } = await ask('GET', `?sort=${sort}`)
      expect((body as ContactPage).payload.map(one => one.name).slice(0, 2)).toEqual(['b', 'a'])
    }
  })

  it.each(['per_page=0', 'per_page=201', 'per_page=x', 'sort=shoe_size'])('refuses %j', async query => {
    const { ask } = await contactDesk()
    expect((await ask('GET', `?${query}`)).status).toBe(422)
  })
})
