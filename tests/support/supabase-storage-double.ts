import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Supabase Storage's REST API as far as its documentation shows what we use of it: buckets, upload, signed URLs with
 * ranges, what is known of one, removal. In memory, behind the service key.
 */
export async function startStorageDouble({ key = 'service-key' } = {}) {
  const buckets = new Map<string, Map<string, { type: string; bytes: Buffer }>>()

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://double')
    const [door, ...rest] = decodeURIComponent(url.pathname).replace('/storage/v1/', '').split('/')
    const signed = door === 'object' && rest[0] === 'sign' && request.method === 'GET'
    if (!signed && request.headers.authorization !== `Bearer ${key}`) return refuse(response, 403, 'Unauthorized')
    if (door === 'bucket') return bucket(request, response, rest[0])
    if (signed) {
      if (url.searchParams.get('token') !== 'signed') return refuse(response, 400, 'InvalidSignature')
      return send(request, response, find(rest.slice(1)))
    }
    if (request.method === 'POST' && rest[0] === 'sign') {
      if (!find(rest.slice(1))) return refuse(response, 404, 'Object not found')
      return json(response, 200, { signedURL: `/object/sign/${rest.slice(1).join('/')}?token=signed` })
    }
    if (request.method === 'GET' && rest[0] === 'info') {
      const file = find(rest.slice(1))
      return file
        ? json(response, 200, { name: rest.at(-1), size: file.bytes.length })
        : refuse(response, 404, 'Object not found')
    }
    if (request.method === 'DELETE') {
      const { prefixes } = JSON.parse(String(await whole(request))) as { prefixes: string[] }
      for (const name of prefixes) buckets.get(rest[0] as string)?.delete(name)
      return json(response, 200, [])
    }
    return upload(request, response, rest)
  }

  async function bucket(request: IncomingMessage, response: ServerResponse, name?: string) {
    if (request.method === 'GET') {
      return buckets.has(name as string) ? json(response, 200, { id: name }) : refuse(response, 404, 'Bucket not found')
    }
    const asked = JSON.parse(String(await whole(request))) as { name: string; public: boolean }
    if (asked.public) return refuse(response, 400, 'only private ones here')
    buckets.set(asked.name, new Map())
    return json(response, 200, { name: asked.name })
  }

  async function upload(request: IncomingMessage, response: ServerResponse, [bucketName = '', ...name]: string[]) {
    const files = buckets.get(bucketName)
    if (!files) return refuse(response, 404, 'Bucket not found')
    const bytes = await whole(request)
    files.set(name.join('/'), { type: request.headers['content-type'] ?? '', bytes })
    return json(response, 200, { Id: 'id', Key: [bucketName, ...name].join('/') })
  }

  const find = ([bucketName = '', ...name]: string[]) => buckets.get(bucketName)?.get(name.join('/'))

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    names: (bucketName: string) => [...(buckets.get(bucketName)?.keys() ?? [])],
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function send(request: IncomingMessage, response: ServerResponse, file?: { type: string; bytes: Buffer }) {
  if (!file) return refuse(response, 404, 'Object not found')
  const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const bytes = start ? file.bytes.subarray(Number(start), Number(end) + 1) : file.bytes
  response.writeHead(start ? 206 : 200, { 'content-type': file.type }).end(bytes)
}

async function whole(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const refuse = (response: ServerResponse, status: number, message: string) =>
  json(response, status === 404 ? 400 : status, { statusCode: String(status), error: message, message })
