import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { decrypt, derivedToken, encrypt, hashToken, keyFor, newToken, sameBytes, unlock } from './crypto.ts'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'charla-crypto-'))
const SECRET_KEY = 'a secret key of this installation'

beforeEach(() => unlock({ SECRET_KEY, DATA_DIR }))
afterAll(() => rmSync(DATA_DIR, { recursive: true }))

describe('what is encrypted', () => {
  it.each(['', 'a', 'Grüße 👋🏽', '\0\ud7ff', 'x'.repeat(100_000)])('comes back as it was', text => {
    expect(decrypt(encrypt(text))).toBe(text)
  })

  it('looks different each time, and like nothing', () => {
    expect(encrypt('same')).not.toBe(encrypt('same'))
    expect(encrypt('plain text')).not.toContain('plain')
  })

  it('is refused when a single character is other, missing or more', () => {
    const sealed = encrypt('to be kept')
    for (let at = 3; at < sealed.length - 1; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A'
      expect(() => decrypt(sealed.slice(0, at) + other + sealed.slice(at + 1))).toThrow()
      expect(() => decrypt(sealed.slice(0, at))).toThrow()
    }
    for (const text of ['', 'v1.', 'v1.AAAA', 'nothing of ours', `${sealed}AAAA`]) expect(() => decrypt(text)).toThrow()
  })

  it('is lost with the key', () => {
    const sealed = encrypt('to be kept')
    unlock({ SECRET_KEY: `${SECRET_KEY}!`, DATA_DIR })
    expect(() => decrypt(sealed)).toThrow()
  })
})

describe('keys and tokens', () => {
  it('are made once where none is set, and only their owner reads the file', () => {
    const file = join(DATA_DIR, 'made', 'secret-key')
    unlock({ DATA_DIR: join(DATA_DIR, 'made') })
    const sealed = encrypt('to be kept')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file, 'utf8').trim().length).toBeGreaterThanOrEqual(43)
    unlock({ DATA_DIR: join(DATA_DIR, 'made') })
    expect(decrypt(sealed)).toBe('to be kept')
  })

  it('of two purposes have nothing in common', () => {
    expect(keyFor('a')).toEqual(keyFor('a'))
    expect(keyFor('a')).not.toEqual(keyFor('b'))
    expect(derivedToken('a', 'x')).not.toBe(derivedToken('b', 'x'))
    expect(derivedToken('a', 'x')).not.toBe(derivedToken('a', 'y'))
    expect(derivedToken('a', 'x')).toMatch(/^[\w-]{32}$/)
  })

  it('are never the same twice, and are not their hash', () => {
    const tokens = Array.from({ length: 1000 }, newToken)
    expect(new Set(tokens).size).toBe(1000)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{32}$/)
    expect(hashToken('a')).toHaveLength(32)
    expect(hashToken('a')).not.toEqual(hashToken('b'))
  })

  it('are compared whatever their lengths', () => {
    const bytes = (text: string) => Buffer.from(text)
    expect([
      sameBytes(bytes('ab'), bytes('ab')),
      sameBytes(bytes('ab'), bytes('ac')),
      sameBytes(bytes('ab'), bytes('abc')),
    ]).toEqual([true, false, false])
  })
})
