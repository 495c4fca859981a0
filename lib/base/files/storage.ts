import type { Readable } from 'node:stream'

/** A piece of a file, both ends included, as HTTP counts. */
export type Range = { start: number; end: number }

/** Where files are kept. Keys are ours: letters, digits, `-`, `_` and `.`, in folders. Nothing is ever whole in memory. */
export type Storage = {
  /** Keeps what `source` gives under the key, or nothing: when it fails half-way, or gives another number of bytes than `size`. */
  put(key: string, source: Readable, about: { type: string; size: number }): Promise<void>
  /** Null when there is none. */
  get(key: string, range?: Range): Promise<Readable | null>
  exists(key: string): Promise<boolean>
  /** Keys that are not there are no mistake. */
  delete(keys: string[]): Promise<void>
}

const KEY = /^[\w-][\w.-]*(\/[\w-][\w.-]*)*$/

/** @throws Error for a key that could lead out of the place where files are kept. */
export function assertKey(key: string): string {
  if (!KEY.test(key) || key.length > 255) throw new Error('not a key of a file')
  return key
}

/** Lets everything through, and fails at the end when it was not `size` bytes. */
export const exactly = (size: number) =>
  async function* (source: AsyncIterable<Buffer>) {
    let passed = 0
    for await (const chunk of source) {
      passed += chunk.length
      if (passed > size) break
      yield chunk
    }
    if (passed !== size) throw new Error(`The file has another size than it says: ${passed} instead of ${size}`)
  }
