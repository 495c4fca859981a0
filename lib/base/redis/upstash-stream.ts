import type { Requester } from '@upstash/redis'

type Stream = { url: string; token: string; stop: AbortSignal; connectTimeout: number }

/**
 * What `subscribe` of Upstash's client asks its requests of. The client's own requester swallows the end of a stream; this
 * one tells: `ended` resolves when the server closed it and rejects when it was lost or refused. A stream on which
 * nothing is heard for five minutes is given up by `fetch`, which is how a dead one is noticed.
 */
export function streamRequester({ url, token, stop, connectTimeout }: Stream) {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>()

  const requester: Requester = {
    async request({ path = [], headers, onMessage = () => {} }) {
      try {
        const response = await open([url.replace(/\/$/, ''), ...path.map(encodeURIComponent)].join('/'), headers)
        if (response.body) await eachEvent(response.body, onMessage)
        resolve()
      } catch (error) {
        reject(error)
      }
      return {}
    },
  }

  async function open(address: string, headers: Record<string, string> = {}) {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error('no answer to subscribe')), connectTimeout)
    try {
      const response = await fetch(address, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${token}` },
        signal: AbortSignal.any([stop, late.signal]),
      })
      if (!response.ok) throw new Error(`subscribe was answered with ${response.status}`)
      return response
    } finally {
      clearTimeout(timer)
    }
  }

  return { requester, ended }
}

/** Calls `onEvent` with what follows `data: ` in each line. Every event of Upstash's is one line. */
async function eachEvent(body: ReadableStream<Uint8Array>, onEvent: (data: string) => void) {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of body) {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) onEvent(line.slice('data: '.length))
  }
}
