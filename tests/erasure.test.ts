import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { erasePart } from '#lib/accounts/erasure.ts'
import { withSystem } from '#lib/base/db/index.ts'
import { enqueue } from '#lib/base/jobs.ts'
import { dropAccount } from '#lib/platform/accounts.ts'
import { permit } from '#lib/platform/index.ts'
import { deleteMarked } from '#lib/platform/marked.ts'
import { tablesOf } from '#tests/support/catalogue.ts'
import { aFile, formOf, picture } from '#tests/support/files.ts'
import { type Planted, plantTenant } from '#tests/support/planted.ts'
import { platformDesk } from '#tests/support/platform.ts'
import { asSuperuser, type Superuser } from '#tests/support/superuser.ts'
import { outbox, work } from '#tests/support/work.ts'
import { makeTenant, request, type Tenant, withCharla } from './support/app.ts'

withCharla()

const ask = ({ platform }: Planted, method: string, rest: string) =>
  request(method, `/platform/api/v1${rest}`, { headers: { api_access_token: platform.token } })

/** Every table that has rows of accounts, whatever else it is. */
const ofAccounts = async (sql: Superuser): Promise<string[]> => {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
    where c.relnamespace = 'charla'::regnamespace and c.relkind in ('r', 'p') order by 1`
  return rows.map(row => row.name)
}

/** How many rows each table has of the account. */
const counted = (accountId: number) =>
  asSuperuser(async sql => {
    const counts: Record<string, number> = {}
    for (const table of await ofAccounts(sql)) {
      const [row] = await sql.unsafe(`select count(*)::int as n from charla.${table} where account_id = $1`, [
        accountId,
      ])
      counts[table] = (row as unknown as { n: number }).n
    }
    const [account] = await sql`select count(*)::int as n from charla.accounts where id = ${accountId}`
    return { ...counts, accounts: (account as { n: number }).n }
  })

/** What workers go on with, whatever happens to other accounts. */
const moved = [
  ...['log_readers', 'event_cursors', 'message_search', 'search_words', 'search_backlogs', 'mails'],
  ...['webhook_deliveries', 'webhook_receivers', 'webhook_marks'],
]

/** Everything of the account, but for where workers stand. */
const rowsOf = (accountId: number) =>
  asSuperuser(async sql => {
    const found: Record<string, string[]> = {}
    for (const table of await ofAccounts(sql)) {
      if (moved.includes(table)) continue
      const rows = await sql.unsafe(
        `select to_jsonb(t)::text as row from charla.${table} t where account_id = $1 order by 1`,
        [accountId],
      )
      found[table] = rows.map(row => (row as unknown as { row: string }).row)
    }
    return found
  })

/** The tables whose rows have a face: whatever somebody adds has to be erased with its files. */
const faced = async (sql: Superuser): Promise<string[]> => {
  const rows = await sql<{ name: string }[]>`
    select a.table_name as name from information_schema.columns a
    join information_schema.columns k using (table_schema, table_name)
    where table_schema = 'charla' and a.column_name = 'account_id' and k.column_name = 'avatar_key' order by 1`
  return rows.map(row => row.name)
}
const facesOf = (sql: Superuser, table: string, accountId: number) =>
  sql.unsafe<{ key: string }[]>(
    `select avatar_key as key from charla.${table} where account_id = $1 and avatar_key is not null`,
    [accountId],
  )

/** What is stored, by the keys that the account's rows have. */
const filesOf = (accountId: number) =>
  asSuperuser(async sql => {
    const rows = await sql<{ key: string }[]>`
      select key from charla.blobs where account_id = ${accountId} and uploaded
      union all select thumb_key from charla.blobs where account_id = ${accountId} and thumb_key is not null
      union all select jsonb_array_elements_text(parts) from charla.contact_exports where account_id = ${accountId}`
    const keys = rows.map(row => row.key)
    for (const table of await faced(sql)) {
      const faces = await facesOf(sql, table, accountId)
      expect([table, faces.length > 0]).toEqual([table, true])
      keys.push(...faces.map(face => face.key))
    }
    return keys
  })
const stored = (key: string) => existsSync(join(inject('dataDir'), 'files', key))
const waiting = (accountId: number) =>
  asSuperuser(sql => sql`select name from pgboss.job where data->>'account_id' = ${String(accountId)}`)

/** With a file in every place that can have one. */
async function plantWithFiles(): Promise<Planted> {
  const tenant = await plantTenant()
  const account = `/api/v1/accounts/${tenant.accountId}`
  const avatar = async () => ({ avatar: aFile(await picture(), 'face.jpg') })
  const as = tenant.administrator
  await request('PUT', `${account}/contacts/${tenant.contactId}`, { as, form: formOf(await avatar()) })
  await request('PATCH', `${account}/inboxes/${tenant.inboxId}`, { as, form: formOf(await avatar()) })
  const company = await request('POST', `${account}/companies`, {
    as,
    form: formOf({ name: 'Faced', ...(await avatar()) }),
  })
  expect(company.status).toBe(200)
  await request('PATCH', `/platform/api/v1/agent_bots/${tenant.platform.botId}`, {
    headers: { api_access_token: tenant.platform.token },
    form: formOf(await avatar()),
  })
  await request('POST', `${account}/conversations/${tenant.displayId}/messages`, {
    as,
    form: formOf({ content: 'A picture', 'attachments[]': aFile(await picture(), 'big.jpg') }),
  })
  return tenant
}

describe('an account that is deleted', () => {
  let a: Planted
  let b: Planted
  beforeAll(async () => {
    a = await plantWithFiles()
    b = await plantWithFiles()
    await work()
  })

  it('is gone at once, and then everything that it had: rows of every table, files, jobs (SEC1)', async () => {
    const planted = await counted(a.accountId)
    const tables = await asSuperuser(tablesOf)
    expect(tables).toEqual(expect.arrayContaining(Object.keys(planted)))
    expect(Object.keys(planted).filter(table => planted[table as keyof typeof planted] === 0)).toEqual([])
    const [files, theirFiles] = [await filesOf(a.accountId), await filesOf(b.accountId)]
    expect(files.length).toBeGreaterThan(6)
    expect(files.filter(key => !stored(key))).toEqual([])
    const later = { job: 'inbox.remove', payload: { account_id: a.accountId, inbox_id: 1 }, key: randomUUID() }
    await enqueue([later])
    const theirs = await rowsOf(b.accountId)

    expect(await ask(a, 'DELETE', `/accounts/${a.accountId}`)).toMatchObject({ status: 200, body: '' })
    expect((await ask(a, 'GET', `/accounts/${a.accountId}`)).status).toBe(404)
    expect((await ask(a, 'DELETE', `/accounts/${a.accountId}`)).status).toBe(404)
    expect((await ask(a, 'GET', '/accounts')).body).toEqual([])
    for (const as of [a.administrator, a.agent])
      expect((await request('GET', `/api/v1/accounts/${a.accountId}`, { as })).status).toBe(401)
    expect((await request('GET', `/public/api/v1/inboxes/${a.client.inboxIdentifier}`)).status).toBe(404)
    expect(await request('GET', '/api/v1/profile', { as: a.agent })).toMatchObject({ body: { accounts: [] } })

    await work()
    expect(Object.entries(await counted(a.accountId)).filter(([, n]) => n > 0)).toEqual([])
    expect(files.filter(stored)).toEqual([])
    expect((await waiting(a.accountId)).filter(job => job.name !== 'account.erase')).toEqual([])

    expect(await rowsOf(b.accountId)).toEqual(theirs)
    expect(theirFiles.filter(key => !stored(key))).toEqual([])
    expect((await request('GET', `/api/v1/accounts/${b.accountId}`, { as: b.agent })).status).toBe(200)
  })

  it('leaves its people, who may have others', async () => {
    expect(await request('GET', '/api/v1/profile', { as: a.administrator })).toMatchObject({
      status: 200,
      body: { id: a.administrator.userId },
    })
  })
})

describe('an erasure', () => {
  it('goes on where it was interrupted, and does nothing to an account that is not deleted', async () => {
    const tenant = await plantWithFiles()
    await work()
    const before = await rowsOf(tenant.accountId)
    expect(await erasePart(tenant.accountId)).toBe(false)
    expect(await rowsOf(tenant.accountId)).toEqual(before)
    await asSuperuser(
      sql => sql`update charla.accounts set status = 1, deleted_at = now() where id = ${tenant.accountId}`,
      { keep: true },
    )
    expect(await erasePart(tenant.accountId)).toBe(true)
    let parts = 1
    while (await erasePart(tenant.accountId)) parts++
    expect(parts).toBeGreaterThan(10)
    expect(Object.values(await counted(tenant.accountId)).every(n => n === 0)).toBe(true)
    expect(await erasePart(tenant.accountId)).toBe(false)
  })
})

describe('an erasure that broke off', () => {
  it('is asked for again, once, and not while one waits or runs', async () => {
    const tenant = await makeTenant()
    await work()
    await asSuperuser(
      sql =>
        sql`update charla.accounts set status = 1, deleted_at = now() - interval '2 hours' where id = ${tenant.accountId}`,
      { keep: true },
    )
    for (const seconds of [0, 1, 2]) await deleteMarked(new Date(Date.now() + seconds * 1000))
    expect((await waiting(tenant.accountId)).filter(job => job.name === 'account.erase')).toHaveLength(1)
    await work()
    expect((await counted(tenant.accountId)).accounts).toBe(0)
  })
})

describe('an account that its administrator marks', () => {
  const toggle = (tenant: Tenant, action_type: string, as = tenant.administrator) =>
    request('POST', `/enterprise/api/v1/accounts/${tenant.accountId}/toggle_deletion`, { as, json: { action_type } })
  const status = async (tenant: Tenant) =>
    (await request('GET', `/api/v1/accounts/${tenant.accountId}`, { as: tenant.administrator })).status
  const days = (n: number) => new Date(Date.now() + n * 86_400_000)

  it('is deleted after seven days, and not before', async () => {
    const [tenant, spared] = [await makeTenant(), await makeTenant()]
    expect(await toggle(tenant, 'delete')).toMatchObject({ status: 200, body: { message: expect.any(String) } })
    await toggle(spared, 'delete')
    expect(await toggle(spared, 'undelete')).toMatchObject({ status: 200 })
    const { body } = await request('GET', `/api/v1/accounts/${tenant.accountId}`, { as: tenant.agent })
    expect(body).toMatchObject({
      custom_attributes: {
        marked_for_deletion_at: expect.any(String),
        marked_for_deletion_reason: 'manual_deletion',
      },
    })
    await deleteMarked(days(6.9))
    expect(await status(tenant)).toBe(200)
    await deleteMarked(days(7.1))
    await work()
    expect(await status(tenant)).toBe(401)
    expect(await status(spared)).toBe(200)
    expect((await counted(tenant.accountId)).accounts).toBe(0)
  })

  it('is marked by nobody else: attributes that a program writes back neither mark it nor bring the mark back', async () => {
    const [tenant, desk] = [await makeTenant(), await platformDesk()]
    await withSystem(sql => permit(sql, desk.app, { accountId: tenant.accountId }))
    const read = async () =>
      (await desk.ask('GET', `/accounts/${tenant.accountId}`)).body as { custom_attributes: object }
    await toggle(tenant, 'delete')
    const { custom_attributes } = await read()
    expect(custom_attributes).toHaveProperty('marked_for_deletion_at')
    await toggle(tenant, 'undelete')
    const said = { ...custom_attributes, marked_for_deletion_at: '2001-01-01', plan: 'gold' }
    await desk.ask('PATCH', `/accounts/${tenant.accountId}`, { custom_attributes: said })
    expect((await read()).custom_attributes).toEqual({ plan: 'gold' })
    await deleteMarked(days(8))
    expect(await status(tenant)).toBe(200)
    await toggle(tenant, 'delete')
    await desk.ask('PATCH', `/accounts/${tenant.accountId}`, { custom_attributes: {} })
    expect((await read()).custom_attributes).toHaveProperty('marked_for_deletion_at')
  })

  it('stays when it is taken back at the last moment', async () => {
    const tenant = await makeTenant()
    await toggle(tenant, 'delete')
    await toggle(tenant, 'undelete')
    await expect(dropAccount(tenant.accountId, days(8))).rejects.toThrow()
    expect(await status(tenant)).toBe(200)
  })

  it.each([
    ['en', 'Acme is to be deleted'],
    ['es', 'Acme se va a eliminar'],
    ['pt_BR', 'Acme será excluída'],
    ['ar', 'سيتم حذف Acme'],
  ])('tells its administrators by mail, once, in the language %s', async (locale, subject) => {
    const tenant = await makeTenant()
    const path = `/api/v1/accounts/${tenant.accountId}`
    expect((await request('PATCH', path, { as: tenant.administrator, json: { locale } })).status).toBe(200)
    await toggle(tenant, 'delete')
    await toggle(tenant, 'delete')
    expect(await outbox(tenant)).toMatchObject([{ to: tenant.administrator.email, subject }])
  })

  it('is marked by administrators alone, with one of two words', async () => {
    const tenant = await makeTenant()
    expect((await toggle(tenant, 'delete', tenant.agent)).status).toBe(403)
    expect(await toggle(tenant, 'perhaps')).toMatchObject({ status: 422, body: { attributes: ['action_type'] } })
    expect((await toggle(tenant, 'delete', (await makeTenant()).administrator)).status).toBe(401)
  })
})
