import type { Context as Request } from 'hono'
import { createMiddleware } from 'hono/factory'
import { z } from 'zod'
import { decrypt, encrypt, hashToken, sameBytes } from '../crypto.ts'
import { withSystem } from '../db/index.ts'
import { AppError, invalid } from '../errors.ts'
import { defineJob } from '../jobs.ts'
import type { AppEnv } from './app.ts'

const HEADER = 'Idempotency-Key'
const KEEP_MS = 86_400_000
const WAIT_MS = 10_000
const LOOK_MS = 100
/** No request is under way for longer. */
const LONGEST_MS = 60_000

/** Whose keys they are: nobody else's request is ever answered with theirs. `accountId` is null for who belongs to none. */
type Asker = { who: string; accountId: number | null }
type Kept = {
  fingerprint: Buffer
  status: number | null
  content_type: string | null
  body: string | null
  created_at: Date
}

/** Requests of this process that carry a key and are under way, by its hash. */
const running = new Map<string, Promise<void>>()

/**
 * Does a POST with an `Idempotency-Key` once: the same again within a day is answered as the first was, by any process
 * and after a restart. Comes after who asks is known. One that comes while the first is under way waits for it. Something
 * else under the same key is refused (`invalid`). A refusal is not kept, because nothing was done. Where the first was
 * cut off nobody knows whether it was done: what comes after it is told so (`conflict`), and never does it again.
 */
export const idempotent = (asker: (c: Request<AppEnv>) => Asker | Promise<Asker>) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const key = c.req.header(HEADER)
    if (key === undefined || c.req.method !== 'POST') return next()
    if (!/^[\x21-\x7e]{1,255}$/.test(key)) throw invalid(`${HEADER}: must be 1 to 255 visible characters`, HEADER)
    const { who, accountId } = await asker(c)
    const keyHash = hashToken(`${who}\n${key}`)
    const kept = await takeOrWait(keyHash, await fingerprintOf(c), accountId, c.var.now)
    if (kept) return replayed(kept)
    const name = keyHash.toString('hex')
    const doing = doOnce(c, keyHash, next)
    const ended = doing.catch(() => {}).finally(() => running.delete(name))
    running.set(name, ended)
    await doing
  })

/**
 * For doors where whoever asks is nobody yet: there the key alone decides who is answered what was answered before.
 * @throws `invalid` for one that somebody could guess.
 */
export function assertUnguessable(c: Request): void {
  const key = c.req.header(HEADER) ?? ''
  if (key.length < 22 || new Set(key).size < 8)
    throw invalid(`${HEADER}: must be a UUID or at least 22 random characters here`, HEADER)
}

/** Takes the key. Answers what was answered before, where somebody had it. */
async function takeOrWait(
  keyHash: Buffer,
  fingerprint: Buffer,
  accountId: number | null,
  now: () => Date,
): Promise<Kept | null> {
  const until = Date.now() + WAIT_MS
  do {
    const kept = await take(keyHash, fingerprint, accountId, now())
    if (!kept) return null
    if (!sameBytes(kept.fingerprint, fingerprint)) throw invalid(`${HEADER}: was used for another request`, HEADER)
    if (kept.status !== null) return kept
    if (now().getTime() - kept.created_at.getTime() > LONGEST_MS) break
    const here = running.get(keyHash.toString('hex'))
    const pause = new Promise<void>(done => setTimeout(done, here ? WAIT_MS : LOOK_MS).unref())
    await (here ? Promise.race([here, pause]) : pause)
  } while (Date.now() < until)
  throw new AppError(
    'conflict',
    `The first request with this ${HEADER} is not answered: it is under way, or was cut off. Look whether it was done before you ask again with another key.`,
  )
}

async function take(keyHash: Buffer, fingerprint: Buffer, accountId: number | null, now: Date): Promise<Kept | null> {
  return withSystem(async sql => {
    const [taken] = await sql`
      insert into charla.idempotency_keys as k (key_hash, account_id, fingerprint, created_at)
      values (${keyHash}, ${accountId}, ${fingerprint}, ${now})
      on conflict (key_hash) do update set fingerprint = excluded.fingerprint, status = null, content_type = null, body = null,
        created_at = excluded.created_at
      where k.created_at < ${new Date(now.getTime() - KEEP_MS)}
      returning key_hash`
    if (taken) return null
    const [kept] = await sql<Kept[]>`
      select fingerprint, status, content_type, body, created_at from charla.idempotency_keys where key_hash = ${keyHash}`
    return kept ?? { fingerprint, status: null, content_type: null, body: null, created_at: now } // given back at this moment
  })
}

/** What is asked. Of a form only its size counts: the same form is written differently each time. */
async function fingerprintOf(c: Request): Promise<Buffer> {
  const { pathname, search } = new URL(c.req.url)
  const form = c.req.header('content-type')?.startsWith('multipart/')
  const content = form ? (c.req.header('content-length') ?? '') : await c.req.text()
  return hashToken(`${pathname}${search}\n${content}`)
}

async function doOnce(c: Request, keyHash: Buffer, next: () => Promise<void>): Promise<void> {
  await next()
  const { status, headers } = c.res
  const kind = headers.get('content-type')
  const textual = kind === null || /json|text/.test(kind)
  const refused = (status >= 400 && status < 500) || status === 503
  // What signs somebody in is not kept either.
  if (refused || !textual || headers.has('set-cookie') || headers.has('access-token')) {
    await withSystem(sql => sql`delete from charla.idempotency_keys where key_hash = ${keyHash}`)
    return
  }
  const body = encrypt(await c.res.clone().text())
  await withSystem(
    sql => sql`
    update charla.idempotency_keys set status = ${status}, content_type = ${kind}, body = ${body} where key_hash = ${keyHash}`,
  )
}

function replayed({ status, content_type, body }: Kept): Response {
  const text = decrypt(body as string)
  return new Response(text || null, {
    status: status as number,
    headers: { ...(content_type ? { 'content-type': content_type } : {}), 'Idempotency-Replayed': 'true' },
  })
}

const BATCH = 1000

/** Forgets the keys of more than a day ago. */
export const pruneIdempotencyKeys = defineJob('idempotency_keys.prune', z.object({}), async () => {
  const before = new Date(Date.now() - KEEP_MS)
  for (;;) {
    const gone = await withSystem(
      sql => sql`
      delete from charla.idempotency_keys where key_hash in (
        select key_hash from charla.idempotency_keys where created_at < ${before} limit ${BATCH})`,
    )
    if (gone.count < BATCH) return
  }
})
