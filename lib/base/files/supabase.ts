import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { createClient } from '@supabase/supabase-js'
import { assertKey, exactly, type Storage } from './storage.ts'

/** Long enough to begin reading. */
const READ_SECONDS = 60

/** Files in a private bucket of Supabase Storage, which is made when it is not there. */
export function supabaseStorage({ url, key, bucket }: { url: string; key: string; bucket: string }): Storage {
  const { storage } = createClient(url, key, { auth: { persistSession: false, autoRefreshToken: false } })
  const files = storage.from(bucket)
  let ready: Promise<void> | undefined

  const ensureBucket = async () => {
    const { error } = await storage.getBucket(bucket)
    if (!error) return
    const { error: refused } = await storage.createBucket(bucket, { public: false })
    if (refused && !/exist/i.test(refused.message)) throw refused
  }

  return {
    async put(name, source, { type, size }) {
      ready ??= ensureBucket()
      await ready.catch(error => {
        ready = undefined
        throw error
      })
      const body = Readable.toWeb(Readable.from(exactly(size)(source))) as ReadableStream
      const options = { contentType: type, upsert: true, duplex: 'half' }
      const { error } = await files.upload(assertKey(name), body as never, options)
      if (error) throw error
    },

    async get(name, range) {
      const { data, error } = await files.createSignedUrl(assertKey(name), READ_SECONDS)
      if (error) return missing(error)
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined
      const answer = await fetch(data.signedUrl, { ...(headers ? { headers } : {}) })
      if (!answer.ok || !answer.body) return missing({ message: `HTTP ${answer.status}`, status: answer.status })
      return Readable.fromWeb(answer.body as ReadableStream)
    },

    async exists(name) {
      const { error } = await files.info(assertKey(name))
      return !error || missing(error) !== null
    },

    async delete(names) {
      const { error } = await files.remove(names.map(assertKey))
      if (error) throw error
    },
  }
}

/** Storage says with 400 as well as with 404 that there is no such file. */
function missing(error: { message: string; status?: number | undefined; statusCode?: string | undefined }): null {
  const status = Number(error.statusCode ?? error.status)
  if (status === 404 || status === 400 || /not.?found/i.test(error.message)) return null
  throw new Error(`Storage: ${error.message}`)
}
