import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStorageDouble } from '#tests/support/supabase-storage-double.ts'
import { diskStorage } from './disk.ts'
import type { Storage } from './storage.ts'
import { supabaseStorage } from './supabase.ts'

type Place = { storage: Storage; names: () => string[]; close: () => Promise<void> | void }

const places: [string, () => Promise<Place>][] = [
  [
    'on the disk',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'charla-files-'))
      const names = () => readdirSync(folder, { recursive: true, encoding: 'utf8' })
      return { storage: diskStorage(folder), names, close: () => rmSync(folder, { recursive: true }) }
    },
  ],
  [
    'in Supabase Storage',
    async () => {
      const double = await startStorageDouble()
      const storage = supabaseStorage({ url: double.url, key: double.key, bucket: 'charla' })
      return { storage, names: () => double.names('charla'), close: double.close }
    },
  ],
]

describe.each(places)('files %s', (_name, open) => {
  let place: Place
  beforeAll(async () => {
    place = await open()
  })
  afterAll(() => place.close())

  const text = async (key: string, range?: { start: number; end: number }) => {
    const stream = await place.storage.get(key, range)
    return stream && Buffer.concat(await stream.toArray()).toString()
  }
  const put = (key: string, content: string, size = Buffer.byteLength(content)) =>
    place.storage.put(key, Readable.from([Buffer.from(content)]), { type: 'text/plain', size })

  it('come back whole and in pieces', async () => {
    await put('1/abc', 'Hello there')
    expect(await place.storage.exists('1/abc')).toBe(true)
    expect(await text('1/abc')).toBe('Hello there')
    expect(await text('1/abc', { start: 6, end: 8 })).toBe('the')
  })

  it('are replaced', async () => {
    await put('1/twice', 'first')
    await put('1/twice', 'second')
    expect(await text('1/twice')).toBe('second')
  })

  it('are not there before, and not afterwards', async () => {
    expect(await text('1/none')).toBeNull()
    expect(await place.storage.exists('1/none')).toBe(false)
    await put('1/gone', 'x')
    await place.storage.delete(['1/gone', '1/never'])
    expect(await text('1/gone')).toBeNull()
    expect(await place.storage.exists('1/gone')).toBe(false)
  })

  it('are not kept in part', async () => {
    await expect(put('2/short', 'abc', 10)).rejects.toThrow()
    await expect(put('2/long', 'abcdef', 3)).rejects.toThrow()
    const failing = Readable.from(
      (async function* () {
        yield Buffer.from('abc')
        throw new Error('the line is cut')
      })(),
    )
    await expect(place.storage.put('2/cut', failing, { type: 'text/plain', size: 6 })).rejects.toThrow()
    for (const key of ['2/short', '2/long', '2/cut']) expect(await place.storage.exists(key)).toBe(false)
    expect(place.names().filter(name => /short|long|cut/.test(name))).toEqual([])
  })

  it.each(['../secret-key', '/etc/passwd', 'a//b', 'a/../b', '.hidden', '', 'a\\b', 'a\0b'])(
    'have no key like %j',
    async key => {
      await expect(put(key, 'x')).rejects.toThrow()
      await expect(place.storage.get(key)).rejects.toThrow()
    },
  )
})
