import { readdirSync, readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it, vi } from 'vitest'
import { withSystem } from '#lib/base/db/index.ts'
import type { ContactWire } from '#lib/protocol/index.ts'
import { type Answer, makeTenant, type Person, request, type Tenant, withCharla } from '#tests/support/app.ts'
import { work } from '#tests/support/work.ts'
import type { DataImportWire } from './data-import.ts'
import { bringIn } from './run.ts'

const { api } = withCharla()

const at = (tenant: Tenant, rest: string) => `/api/v1/accounts/${tenant.accountId}/contacts${rest}`

/** Brings a file as a form, as Chatwoot's clients do. */
async function upload(
  tenant: Tenant,
  file: string | Buffer,
  said: Record<string, string> = {},
  as: Person = tenant.administrator,
): Promise<Answer> {
  const form = new FormData()
  form.set('import_file', new File([new Uint8Array(Buffer.from(file as string))], 'people.csv'))
  for (const [name, value] of Object.entries(said)) form.set(name, value)
  const answer = await api().request(at(tenant, '/import'), {
    method: 'POST',
    headers: { api_access_token: as.token },
    body: form,
  })
  return { status: answer.status, body: await answer.json(), headers: answer.headers }
}

const ask = (tenant: Tenant, method: string, rest: string, json?: unknown, as: Person = tenant.administrator) =>
  request(method, at(tenant, rest), { as, ...(json === undefined ? {} : { json }) })

async function imported(tenant: Tenant, file: string | Buffer, said: Record<string, string> = {}) {
  const begun = await upload(tenant, file, said)
  expect(begun, JSON.stringify(begun.body)).toMatchObject({ status: 200 })
  return ended(tenant, (begun.body as DataImportWire).id)
}

/** Until the workers, perhaps those of another test, have ended it. */
const ended = (tenant: Tenant, id: number) =>
  vi.waitFor(
    async () => {
      await work()
      const one = (await ask(tenant, 'GET', `/imports/${id}`)).body as DataImportWire
      expect(['pending', 'processing']).not.toContain(one.status)
      return one
    },
    { timeout: 15_000, interval: 50 },
  )

const contacts = async (tenant: Tenant) =>
  ((await ask(tenant, 'GET', '?sort=name')).body as { payload: ContactWire[] }).payload
const errors = async (tenant: Tenant, { id }: DataImportWire) =>
  (await ask(tenant, 'GET', `/imports/${id}/errors.csv`)).body as string

describe('an import of contacts (C6, R2)', () => {
  it('reads columns as Chatwoot and others name them, and custom attributes', async () => {
    const tenant = await makeTenant()
    const one = await imported(
      tenant,
      'id,First Name,last_name,E-Mail,phone_number,identifier,Company,plan,labels\n7,Zoe,Lee,Zoe@Example.test,49 151 123,crm-1,Acme,pro,"VIP;new"\n',
    )
    expect(one).toMatchObject({ status: 'completed', total_records: 1, processed_records: 1, created: 1, failed: 0 })
    expect(one.columns[0]).toEqual({ header: 'id', target: null, sample: ['7'] })
    const [zoe] = await contacts(tenant)
    expect(zoe).toMatchObject({
      name: 'Zoe Lee',
      email: 'Zoe@Example.test',
      phone_number: '+49151123',
      identifier: 'crm-1',
      additional_attributes: { company_name: 'Acme' },
      custom_attributes: { plan: 'pro' },
    })
    expect((await ask(tenant, 'GET', `/${zoe?.id}/labels`)).body).toEqual({ payload: ['new', 'vip'] })
  })

  it('updates whom it knows by identifier, address or number, and makes no two people one', async () => {
    const tenant = await makeTenant()
    await imported(tenant, 'name,email,phone_number,identifier\nA,a@x.test,+491,id-a\nB,b@x.test,+492,\n')
    const one = await imported(
      tenant,
      [
        'name,email,phone_number,identifier,seats',
        'A2,new@x.test,,id-a,3', // known by the identifier
        'B2,B@X.test,+493,,4', // known by the address
        'C,new@x.test,+493,,', // belongs to both
        'D,d@x.test,+493,,', // another address than the one with this number
        'E,b@x.test,,id-e,', // takes the identifier, having none
        'F,b@x.test,,id-f,', // goes by another one
      ].join('\n'),
    )
    expect(one).toMatchObject({ created: 0, updated: 3, failed: 3 })
    expect(await contacts(tenant)).toMatchObject([
      { name: 'A2', email: 'new@x.test', phone_number: '+491', custom_attributes: { seats: '3' } },
      { name: 'E', email: 'b@x.test', phone_number: '+493', identifier: 'id-e' },
    ])
  })

  it('says of each row that fails why, in a file that can be mended and brought again', async () => {
    const tenant = await makeTenant()
    const one = await imported(
      tenant,
      'name,email,phone_number\nA,nonsense,\n,,\nB,,0171 5\n=1+1,,x\nOk,ok@x.test,\n,,',
    )
    expect(one).toMatchObject({ status: 'completed', created: 1, failed: 3 })
    expect(one.errors_url).toBe(at(tenant, `/imports/${one.id}/errors.csv`))
    const text = await errors(tenant, one)
    expect(text).toContain('name,email,phone_number,row,error')
    expect(text).toContain('A,nonsense,,1,email: is not an e-mail address')
    expect(text).toContain("'=1+1,,x,3,") // which no spreadsheet reckons with
  })

  it('writes consent down by a column, with the file as its source; an old list brings nobody back in', async () => {
    const tenant = await makeTenant()
    const file = (cells: string[]) =>
      ['name,email,consents.whatsapp,agreed', ...cells.map((cell, n) => `N${n},n${n}@x.test,${cell}`)].join('\n')
    const mapping = JSON.stringify({
      name: 'name',
      email: 'email',
      'consents.whatsapp': 'consents.whatsapp',
      agreed: 'consents.email.news',
    })
    const first = await imported(tenant, file(['Sí,', 'no,yes', '2026-01-02,', 'perhaps,', '2090-01-01,']), { mapping })
    expect(first).toMatchObject({ created: 3, failed: 2 })
    const found = await contacts(tenant)
    const said = async (n: number) =>
      ((await ask(tenant, 'GET', `/${found[n]?.id}/consents`)).body as { payload: Record<string, unknown>[] }).payload
    expect(await said(0)).toMatchObject([{ channel: 'whatsapp', purpose: 'marketing', given: true }])
    expect((await said(0))[0]?.source).toMatch(/^import: /)
    expect(await said(1)).toMatchObject([
      { channel: 'email', purpose: 'news', given: true },
      { channel: 'whatsapp', given: false },
    ])
    expect(await said(2)).toMatchObject([{ given: true, given_at: '2026-01-02T00:00:00.000Z' }])

    const again = await imported(tenant, file(['yes,', 'yes,yes', '2026-01-02,']), { mapping })
    expect(again).toMatchObject({ updated: 2, failed: 1 })
    expect(await errors(tenant, again)).toContain('consents.whatsapp: was taken back')
    expect(await said(0)).toHaveLength(1)
    expect((await said(1)).find(one => one.channel === 'whatsapp')).toMatchObject({ given: false })
  })

  it('looks only, when it is a dry run, and can then be done', async () => {
    const tenant = await makeTenant()
    const one = await imported(tenant, 'wer,email\nZoe,z@x.test\nZac,broken\n', { dry_run: 'true' })
    expect(one).toMatchObject({ status: 'completed', dry_run: true, created: 1, failed: 1 })
    expect(await contacts(tenant)).toEqual([])
    const started = await ask(tenant, 'POST', `/imports/${one.id}/start`, { mapping: { wer: 'name' } })
    expect(started).toMatchObject({ status: 200, body: { status: 'pending', dry_run: false } })
    await ended(tenant, one.id)
    expect(await contacts(tenant)).toMatchObject([{ name: 'Zoe', email: 'z@x.test' }])
    expect((await ask(tenant, 'POST', `/imports/${one.id}/start`, {})).status).toBe(422)
  })

  it('knows the attributes of the account by their key and by their name', async () => {
    const tenant = await makeTenant()
    for (const [attribute_key, attribute_display_name] of [
      ['plan', 'Tariff'],
      ['shoe', 'Shoe size'],
    ])
      await request('POST', `/api/v1/accounts/${tenant.accountId}/custom_attribute_definitions`, {
        as: tenant.administrator,
        json: { attribute_key, attribute_display_name, attribute_model: 'contact_attribute' },
      })
    const one = await imported(tenant, 'name,Plan,shoe SIZE,other\nZoe,pro,38,x\n')
    expect(one.columns.map(column => column.target)).toEqual([
      'name',
      'custom_attributes.plan',
      'custom_attributes.shoe',
      'custom_attributes.other',
    ])
  })

  it('takes its own file of errors, mended, without what that says besides', async () => {
    const tenant = await makeTenant()
    const one = await imported(tenant, 'name,email\nZac,broken\n')
    const file = (await errors(tenant, one)).replace('broken', 'zac@x.test')
    const again = await imported(tenant, file)
    expect(again).toMatchObject({ created: 1, failed: 0 })
    expect(await contacts(tenant)).toMatchObject([{ name: 'Zac', email: 'zac@x.test', custom_attributes: {} }])
  })

  it('shows what it has found of the first rows, and looks again by another mapping', async () => {
    const tenant = await makeTenant()
    await request('POST', at(tenant, ''), { as: tenant.administrator, json: { name: 'Old', email: 'o@x.test' } })
    const one = await imported(tenant, 'wer,email\nZoe,z@x.test\nOld,o@x.test\nZac,broken\n', { dry_run: 'true' })
    expect(one.columns).toEqual([
      { header: 'wer', target: 'custom_attributes.wer', sample: ['Zoe', 'Old', 'Zac'] },
      { header: 'email', target: 'email', sample: ['z@x.test', 'o@x.test', 'broken'] },
    ])
    const preview = async () => (await ask(tenant, 'GET', `/imports/${one.id}/preview`)).body
    expect(await preview()).toMatchObject({
      payload: [
        { row: 1, outcome: 'created', cells: ['Zoe', 'z@x.test'], reason: null, contact: null },
        { row: 2, outcome: 'updated', contact: { name: 'Old' } },
        { row: 3, outcome: 'failed', cells: ['Zac', 'broken'], reason: expect.stringContaining('email') },
      ],
    })
    const again = await ask(tenant, 'POST', `/imports/${one.id}/start`, {
      mapping: { wer: 'name', email: null },
      dry_run: true,
    })
    expect(again).toMatchObject({ status: 200, body: { status: 'pending', dry_run: true, created: 0 } })
    expect(await ended(tenant, one.id)).toMatchObject({ status: 'completed', dry_run: true, created: 3, failed: 0 })
    expect(await preview()).toMatchObject({ payload: [{ outcome: 'created' }, {}, {}] })
    await ask(tenant, 'POST', `/imports/${one.id}/start`, {})
    expect(await ended(tenant, one.id)).toMatchObject({ dry_run: false, created: 3 })
  })

  it('takes what columns mean in their order, where two have one header', async () => {
    const tenant = await makeTenant()
    const one = await imported(tenant, 'name,mail,mail\nZoe,z@x.test,+4930123456\n', { dry_run: 'true' })
    const start = (mapping: unknown) => ask(tenant, 'POST', `/imports/${one.id}/start`, { mapping })
    expect(await start(['name', 'email'])).toMatchObject({ status: 422, body: { attributes: ['mapping'] } })
    expect(await start(['name', 'email', 'x'])).toMatchObject({ status: 422, body: { attributes: ['mapping.2'] } })
    expect((await start(['name', 'email', 'phone_number'])).status).toBe(200)
    await ended(tenant, one.id)
    expect(await contacts(tenant)).toMatchObject([{ email: 'z@x.test', phone_number: '+4930123456' }])
  })

  it('goes on where it was cut off, and does no row twice', async () => {
    const tenant = await makeTenant()
    const rows = Array.from({ length: 110 }, (_, n) => `P${n},p${n}@x.test`).join('\n')
    const { id } = (await upload(tenant, `name,email\n${rows}`)).body as DataImportWire
    // So that no worker of another test does what this one does by itself.
    await withSystem(
      sql => sql`update charla.event_cursors set dispatched_seq = seq where account_id = ${tenant.accountId}`,
    )
    expect(await bringIn(tenant.accountId, id, () => false)).toBe(true)
    const half = (await ask(tenant, 'GET', `/imports/${id}`)).body as DataImportWire
    expect(half).toMatchObject({ status: 'processing', processed_records: 25, created: 25 })
    await Promise.all([bringIn(tenant.accountId, id, () => true), bringIn(tenant.accountId, id, () => true)])
    await bringIn(tenant.accountId, id, () => true)
    const whole = (await ask(tenant, 'GET', `/imports/${id}`)).body
    expect(whole).toMatchObject({ status: 'completed', processed_records: 110, created: 110, updated: 0, failed: 0 })
    const [kept] = await withSystem(
      sql => sql<{ kept: boolean }[]>`
      select file is not null as kept from charla.data_imports where account_id = ${tenant.accountId} and id = ${id}`,
    )
    expect(kept).toEqual({ kept: false })
  })

  it('stops when it is cancelled', async () => {
    const tenant = await makeTenant()
    const { id } = (await upload(tenant, 'name\nA\n')).body as DataImportWire
    expect((await ask(tenant, 'POST', `/imports/${id}/cancel`)).body).toMatchObject({ status: 'cancelled' })
    await work()
    expect(await contacts(tenant)).toEqual([])
    expect((await ask(tenant, 'GET', '/imports')).body).toMatchObject({ payload: [{ id, status: 'cancelled' }] })
  })

  const text = 'name;email\nJosé Núñez;jose@x.test\nGröße Straße;g@x.test\n'
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['windows-1252', iconv.encode(text, 'windows-1252')],
    ['utf-16le with its mark', iconv.encode(text, 'utf-16le', { addBOM: true })],
    ['utf-16be with its mark', iconv.encode(text, 'utf-16be', { addBOM: true })],
    ['utf-16le', iconv.encode(text, 'utf-16le')],
  ])('reads %s', async (_name, file) => {
    const tenant = await makeTenant()
    await imported(tenant, file)
    expect((await contacts(tenant)).map(one => one.name)).toEqual(['Größe Straße', 'José Núñez'])
  })

  it.each([',', ';', '\t', '|'])('finds out that %j parts columns, and keeps lines within quotes', async delimiter => {
    const tenant = await makeTenant()
    const cells = ['name', 'email', 'motto'].join(delimiter)
    await imported(tenant, `${cells}\r\n"Lee, Zoe; x|y"${delimiter}z@x.test${delimiter}"two\nlines ""quoted"""\r\n`)
    expect(await contacts(tenant)).toMatchObject([
      { name: 'Lee, Zoe; x|y', custom_attributes: { motto: 'two\nlines "quoted"' } },
    ])
  })
})

const fixtures = `${process.env.SHARED_FIXTURES ?? '../shared/fixtures'}/contacts`
const found = (folder: string) => {
  try {
    return readdirSync(`${fixtures}/${folder}`).filter(name => name.endsWith('.csv'))
  } catch {
    return []
  }
}

describe.runIf(found('chatwoot').length)('files of others (R2)', () => {
  it.each(['chatwoot', 'csv-spectrum'].flatMap(folder => found(folder).map(name => `${folder}/${name}`)))(
    '%s is read',
    async name => {
      const one = await imported(await makeTenant(), readFileSync(`${fixtures}/${name}`))
      expect(one).toMatchObject({ status: 'completed', processed_records: one.total_records })
    },
  )
})

describe('an import is refused', () => {
  it.each<[string, Record<string, string>, string]>([
    ['', {}, 'import_file'],
    ['\n\n', {}, 'import_file'],
    ['name\nA', { encoding: 'klingon' }, 'encoding'],
    ['name\nA', { mapping: '{"name":"shoe_size"}' }, 'mapping.name'],
    ['name\nA', { mapping: '{"other":"name"}' }, 'mapping'],
    ['name\nA', { mapping: 'x' }, 'mapping'],
    ['name\nA', { dry_run: 'perhaps' }, 'dry_run'],
    ['name\nA', { delimiter: 'xx' }, 'delimiter'],
  ])('%j with %j', async (file, said, field) => {
    expect(await upload(await makeTenant(), file, said)).toMatchObject({ status: 422, body: { attributes: [field] } })
  })

  it('that are no file, and none that is larger than 25 MB', async () => {
    const tenant = await makeTenant()
    for (const json of [{}, { import_file: '' }, { import_file: 7 }])
      expect(await ask(tenant, 'POST', '/import', json)).toMatchObject({
        status: 422,
        body: { message: 'import_file: File is blank', attributes: ['import_file'] },
      })
    expect((await ask(tenant, 'POST', '/import', { import_file: 'name\nA' })).status).toBe(200)
    expect((await upload(tenant, Buffer.alloc(26_214_401, 'a'))).status).toBe(413)
  })

  it('to agents, and of other accounts', async () => {
    const [tenant, other] = [await makeTenant(), await makeTenant()]
    expect((await upload(tenant, 'name\nA', {}, tenant.agent)).status).toBe(403)
    const { id } = (await upload(tenant, 'name\nA')).body as DataImportWire
    for (const [method, rest] of [
      ['GET', ''],
      ['GET', '/errors.csv'],
      ['POST', '/cancel'],
      ['POST', '/start'],
    ] as const) {
      expect(
        (await ask(tenant, method, `/imports/${id}${rest}`, method === 'POST' ? {} : undefined, tenant.agent)).status,
      ).toBe(403)
      expect((await ask(other, method, `/imports/${id}${rest}`, method === 'POST' ? {} : undefined)).status).toBe(404)
    }
  })
})
