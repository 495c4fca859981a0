import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createAccount } from '#lib/accounts/index.ts'
import { systemContext } from '#lib/base/context.ts'
import { type Address, call, type Database, inOneTrip, openDatabase, withAccount, withSystem } from './index.ts'

/** Stands before the database, and cuts every connection when told to, as a server that restarts does. */
async function startProxy() {
  const behind = inject('database')
  const folder = mkdtempSync(join(tmpdir(), 'charla-cut-'))
  const sockets = new Set<Socket>()
  const server: Server = createServer(near => {
    const far =
      'url' in behind
        ? createConnection(Number(new URL(behind.url).port), new URL(behind.url).hostname)
        : createConnection(`${behind.host}/.s.PGSQL.${behind.port}`)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => [near, far].map(one => one.destroy()))
    }
    near.pipe(far).pipe(near)
  })
  await new Promise<void>(done =>
    'url' in behind ? server.listen(0, '127.0.0.1', done) : server.listen(join(folder, '.s.PGSQL.5432'), done),
  )
  let address: Address = { host: folder, port: 5432 }
  if ('url' in behind) {
    const url = new URL(behind.url)
    url.hostname = '127.0.0.1'
    url.port = String((server.address() as AddressInfo).port)
    address = { url: url.toString() }
  }
  return {
    address,
    cut() {
      for (const socket of sockets) socket.destroy()
      sockets.clear()
    },
    close() {
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let proxy: Awaited<ReturnType<typeof startProxy>>
let database: Database
let accountId: number

beforeAll(async () => {
  proxy = await startProxy()
  const settings = { DATABASE_POOL: 3, DATA_DIR: inject('dataDir') }
  database =
    'url' in proxy.address
      ? await openDatabase({ ...settings, DATABASE_URL: proxy.address.url })
      : await openDatabase(settings, proxy.address)
  accountId = await withSystem(sql => createAccount(sql, { name: 'Acme' }))
})
afterAll(async () => {
  await database.stop()
  proxy.close()
})

const pause = () => withSystem(sql => sql`select pg_sleep(0.02)`)
const rename = (name: string, meanwhile = () => {}) =>
  withAccount(systemContext(accountId), async ({ sql }) => {
    await sql`update charla.accounts set name = ${name} where id = ${accountId}`
    meanwhile()
    await sql`select 1`
  })
const nameNow = async () =>
  (
    await inOneTrip<{ name: string }>(
      systemContext(accountId),
      sql => sql`select name from charla.accounts where id = ${accountId}`,
    )
  )[0]?.name

/** Tries until it works, as whoever asks again does. */
async function atLast<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 20) throw error
      await new Promise(done => setTimeout(done, 100))
    }
  }
}

describe('a database that goes away and comes back', () => {
  it('fails what was running, changes nothing, and serves what comes next', async () => {
    await rename('Before')
    await expect(rename('Half', proxy.cut)).rejects.toThrow()
    expect(await atLast(nameNow)).toBe('Before')
    await atLast(() => rename('After'))
    expect(await nameNow()).toBe('After')
  })

  it('refuses every further statement of a transaction whose connection is lost', async () => {
    const answers: unknown[] = []
    const lost = withAccount(systemContext(accountId), async ({ sql }) => {
      await sql`select 1`
      const ahead = sql`select pg_sleep(0.2)`.execute()
      proxy.cut()
      for (let n = 0; n < 3; n++)
        answers.push(
          await sql`select 1`.then(
            () => 'answered',
            () => 'refused',
          ),
        )
      await ahead
    })
    await expect(lost).rejects.toThrow()
    expect(answers).toEqual(['refused', 'refused', 'refused'])
    expect(await atLast(nameNow)).toBe('After')
  })

  it('leaves nobody waiting for ever, and no statement that nobody waits for as a fault', async () => {
    for (let round = 0; round < 3; round++) {
      await new Promise(done => setTimeout(done, 600)) // until a new pool has taken over
      await atLast(() => Promise.all([pause(), pause(), pause(), pause()])) // and has opened every connection
      const many = Array.from({ length: 12 }, (_, n) =>
        withAccount(systemContext(accountId), async ({ sql }) => {
          void sql`select ${n}::int`.execute() // sent ahead, and forgotten
          await sql`select pg_sleep(0.02)`
        }),
      )
      setTimeout(proxy.cut, 25)
      for (const { status } of await Promise.allSettled(many)) expect(['fulfilled', 'rejected']).toContain(status)
    }
    const name = randomUUID()
    await atLast(() => rename(name))
    expect(await nameNow()).toBe(name)
  })

  it('survives being cut off while a connection learns its first statement with parameters', async () => {
    const nothing = () => call('charla.write_messages', [[], false])
    for (let round = 0; round < 6; round++) {
      await new Promise(done => setTimeout(done, 600)) // until a new pool has taken over
      await atLast(() => Promise.all([pause(), pause(), pause(), pause()])) // and has opened every connection
      const asked = Promise.allSettled([nothing(), nothing(), nothing()])
      setTimeout(proxy.cut, round)
      await asked
    }
    expect(await atLast(nothing)).toHaveLength(0)
  })
})
