import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedDatabase, startEmbedded } from './embedded.ts'

type PgClient = {
  connect(): Promise<void>
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  end(): Promise<void>
}

const dataDir = mkdtempSync(join(tmpdir(), 'charla-serialiser-'))
let database: EmbeddedDatabase
let path: string

beforeAll(async () => {
  database = await startEmbedded(dataDir, { abandonedAfterMs: 1500 })
  path = `${database.host}/.s.PGSQL.${database.port}`
})
afterAll(async () => {
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const connect = (max = 1) =>
  postgres({ path, user: 'postgres', database: 'postgres', max, max_lifetime: null, onnotice: () => {} })

async function connectPg(): Promise<PgClient> {
  const { default: pg } = (await import('pg' as string)) as { default: { Client: new (options: object) => PgClient } }
  const client = new pg.Client({ host: database.host, port: database.port, user: 'postgres', database: 'postgres' })
  await client.connect()
  return client
}

describe('one session for many connections', () => {
  it('answers 5,000 queries and transactions over 8 connections, each to the one who asked', async () => {
    const drivers = Array.from({ length: 7 }, () => connect())
    const other = await connectPg()
    await drivers[0]?.unsafe('create table tallies (owner int primary key, count int not null)')
    const wrong: unknown[] = []
    const check = (asked: unknown, answered: unknown) => asked === answered || wrong.push([asked, answered])

    await Promise.all([
      ...drivers.map(async (sql, owner) => {
        await sql`insert into tallies values (${owner}, 0)`
        for (let i = 0; i < 625; i++) {
          const mark = `${owner}-${i}`
          if (i % 4) check(mark, (await sql`select ${mark}::text as mark`)[0]?.mark)
          else
            await sql.begin(async tx => {
              await tx`update tallies set count = count + 1 where owner = ${owner}`
              check(mark, (await tx`select ${mark}::text as mark`)[0]?.mark)
            })
        }
      }),
      (async () => {
        for (let i = 0; i < 625; i++)
          check(`pg-${i}`, (await other.query('select $1::text as mark', [`pg-${i}`])).rows[0]?.mark)
      })(),
    ])

    expect(wrong).toEqual([])
    const tallies = await drivers[0]?.unsafe('select owner, count from tallies order by owner')
    expect([...(tallies ?? [])]).toEqual(drivers.map((_, owner) => ({ owner, count: 157 })))
    await Promise.all([...drivers.map(sql => sql.end()), other.end()])
  }, 120_000)

  it('runs what is sent together as one transaction, also when a statement of it fails', async () => {
    const sql = connect()
    const reserved = await sql.reserve()
    const send = (...texts: string[]) => Promise.allSettled(texts.map(text => reserved.unsafe(text).execute()))
    await reserved`create table pipelined (id int primary key)`
    expect((await send('begin', 'insert into pipelined values (1)', 'commit')).map(one => one.status)).toEqual(
      Array(3).fill('fulfilled'),
    )
    const failed = await send('begin', 'insert into pipelined values (2)', 'insert into pipelined values (1)', 'commit')
    expect(failed.map(one => one.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(await reserved`select id from pipelined`).toHaveLength(1)
    reserved.release()
    await sql.end()
  })

  it('rolls back what a killed connection had begun, and the others go on', async () => {
    const sql = connect()
    await sql`create table halves (id int)`
    const wire = await RawWire.open(path)
    await wire.query('begin; insert into halves values (1)')
    const waiting = sql`select count(*)::int as count from halves`.execute()
    wire.kill()
    expect((await waiting)[0]?.count).toBe(0)
    await sql.end()
  })

  it('goes on when a connection dies with an error that nobody has read to the end', async () => {
    const wire = await RawWire.open(path)
    wire.send(message('P', '\0select nonsense from nowhere\0\0\0'), message('H'))
    await wire.hears('E')
    wire.kill()
    const sql = connect()
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
    await sql.end()
  })

  it('cuts off who leaves a transaction open', async () => {
    const wire = await RawWire.open(path)
    await wire.query('begin')
    const sql = connect()
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]) // waits until the other is cut
    await wire.closed
    await sql.end()
  })
})

describe('the protocol', () => {
  it('puts packets together that arrive byte by byte', async () => {
    const wire = await RawWire.open(path, { byteByByte: true })
    expect(await wire.query("select 'whole' as word")).toContain('whole')
    wire.kill()
  })

  it('carries big rows both ways', async () => {
    const sql = connect()
    const big = 'ü€😀'.repeat(300_000)
    const [row] = await sql`select ${big}::text as big, length(${big}::text) as length`
    expect(row?.big === big).toBe(true)
    await sql.end()
  })

  it('declines encryption, ends a cancel request, and answers what came before the good-bye', async () => {
    const refused = net.connect(path)
    refused.write(Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])) // SSLRequest
    expect(String(await new Promise(done => refused.once('data', done)))).toBe('N')
    refused.destroy()

    const cancel = net.connect(path)
    const ended = new Promise(done => cancel.once('close', done))
    cancel.resume().write(Buffer.from([0, 0, 0, 16, 4, 210, 22, 46, 0, 0, 0, 1, 0, 0, 0, 1]))
    await ended

    const wire = await RawWire.open(path)
    wire.send(message('Q', "select 'last words'\0"), message('X'))
    await wire.closed
    expect(wire.text).toContain('last words')
  })

  it('hangs up on what is not the protocol', async () => {
    for (const garbage of ['GET / HTTP/1.1\r\n\r\n', '\0\0\0\x01\0\0\0\0']) {
      const socket = net.connect(path)
      const ended = new Promise(done => socket.once('close', done))
      socket
        .on('error', () => {})
        .resume()
        .write(garbage)
      await ended
    }
  })
})

function message(type: string, body = ''): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`)
  head.writeInt32BE(4 + Buffer.byteLength(body), 1)
  return Buffer.concat([head, Buffer.from(body)])
}

/** A connection that says exactly what it is told to. */
class RawWire {
  text = ''
  readonly closed: Promise<unknown>
  readonly #socket: net.Socket
  readonly #byteByByte: boolean

  private constructor(path: string, byteByByte: boolean) {
    this.#byteByByte = byteByByte
    this.#socket = net.connect(path).setNoDelay(true)
    this.#socket.on('data', data => {
      this.text += data.toString('latin1')
    })
    this.#socket.on('error', () => {})
    this.closed = new Promise(done => this.#socket.once('close', done))
  }

  static async open(path: string, { byteByByte = false } = {}): Promise<RawWire> {
    const wire = new RawWire(path, byteByByte)
    const start = Buffer.from('\0\0\0\0\0\x03\0\0user\0postgres\0database\0postgres\0\0')
    start.writeInt32BE(start.length, 0)
    wire.send(start)
    await wire.hears('Z\0\0\0\x05')
    return wire
  }

  send(...messages: Buffer[]): void {
    const bytes = Buffer.concat(messages)
    if (!this.#byteByByte) this.#socket.write(bytes)
    else for (const byte of bytes) this.#socket.write(Uint8Array.of(byte))
  }

  async query(text: string): Promise<string> {
    this.text = ''
    this.send(message('Q', `${text}\0`))
    await this.hears('Z\0\0\0\x05')
    return this.text
  }

  async hears(part: string): Promise<void> {
    while (!this.text.includes(part)) await new Promise(next => setTimeout(next, 5))
  }

  kill(): void {
    this.#socket.destroy()
  }
}
