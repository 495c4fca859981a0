import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { answerCompressed } from './compressed.ts'

const folder = mkdtempSync(join(tmpdir(), 'charla-compressed-'))
let server: Server
let origin: string

beforeAll(async () => {
  writeFileSync(join(folder, 'a.js.br'), brotliCompressSync('export {}'))
  writeFileSync(join(folder, 'secret.txt'), 'x')
  const answer = answerCompressed(folder, '/static')
  server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(404).end()
  }).listen(0)
  await new Promise(done => server.once('listening', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true })
})

it('sends what the build has compressed, for good', async () => {
  const response = await fetch(`${origin}/static/a.js?v=1`, { headers: { 'accept-encoding': 'gzip, br' } })
  expect(await response.text()).toBe('export {}')
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'Accept-Encoding',
  })
})

it.each([
  ['/static/a.js', 'gzip', 'GET'],
  ['/static/a.js', 'br', 'POST'],
  ['/static/b.js', 'br', 'GET'],
  ['/static/secret.txt', 'br', 'GET'],
  ['/static/../static/secret.txt', 'br', 'GET'],
])('leaves %s (%s, %s) to others', async (path, encoding, method) => {
  const { status } = await fetch(origin + path, { method, headers: { 'accept-encoding': encoding } })
  expect(status).toBe(404)
})
