import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

let master: Buffer | undefined
const derived = new Map<string, Buffer>()

/**
 * Sets the installation's key: `SECRET_KEY`, or one that is made once and kept in `DATA_DIR/secret-key`.
 * Losing it makes every encrypted value unreadable and ends every visitor's session.
 */
export function unlock(settings: { SECRET_KEY?: string | undefined; DATA_DIR: string }): void {
  master = Buffer.from(settings.SECRET_KEY ?? keptKey(settings.DATA_DIR))
  derived.clear()
}

/** A key for one purpose, so that no two purposes ever share one. */
export function keyFor(purpose: string): Buffer {
  if (!master) throw new Error('unlock() comes first')
  const key = derived.get(purpose) ?? Buffer.from(hkdfSync('sha256', master, '', purpose, 32))
  derived.set(purpose, key)
  return key
}

/** AES-256-GCM under the installation's key, as one text. */
export function encrypt(plain: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor('encrypt'), iv)
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return `v1.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** @throws when the text was not sealed by `encrypt` under this key. */
export function decrypt(text: string): string {
  const raw = Buffer.from(text.slice(3), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyFor('encrypt'), raw.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(raw.subarray(12, 28))
  return Buffer.concat([decipher.update(raw.subarray(28)), decipher.final()]).toString('utf8')
}

/** A new unguessable token of 192 bits. */
export const newToken = (): string => randomBytes(24).toString('base64url')

/** What is stored of a token for looking it up. Tokens are random, so a plain hash is enough. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A token that anybody with the installation's key can compute again. */
export const derivedToken = (purpose: string, text: string): string =>
  createHmac('sha256', keyFor(purpose)).update(text).digest('base64url').slice(0, 32)

/** Compares in constant time. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

function keptKey(dataDir: string): string {
  const file = join(dataDir, 'secret-key')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    mkdirSync(dataDir, { recursive: true })
    const key = randomBytes(32).toString('base64url')
    writeFileSync(file, `${key}\n`, { flag: 'wx', mode: 0o600 })
    chmodSync(file, 0o600)
    return key
  }
}
