import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { assertKey, exactly, type Storage } from './storage.ts'

/** Files in a folder of this machine. A file appears under its name when it is complete, and is on the disk by then. */
export function diskStorage(folder: string): Storage {
  const pathOf = (key: string) => join(folder, assertKey(key))
  return {
    async put(key, source, { size }) {
      const path = pathOf(key)
      const part = `${path}.${randomUUID()}.part`
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        await pipeline(source, exactly(size), createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }))
        await rename(part, path)
      } catch (error) {
        await rm(part, { force: true })
        throw error
      }
    },

    async get(key, range) {
      const file = await open(pathOf(key)).catch(nothing)
      return file && createReadStream('', { fd: file, ...range })
    },

    exists: async key => (await stat(pathOf(key)).catch(nothing)) !== null,

    async delete(keys) {
      for (const key of keys) await rm(pathOf(key), { force: true })
    },
  }
}

function nothing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null
  throw error
}
