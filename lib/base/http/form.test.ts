import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { basename, dirname } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { createApi } from '#lib/api/index.ts'
import { withCharla } from '#tests/support/app.ts'
import { listenOnLoopback } from '#tests/support/server.ts'
import { spool, type Upload } from '../files/index.ts'
import { door } from './app.ts'
import { body, bodyOf } from './request.ts'

withCharla({ env: { MAXIMUM_FILE_UPLOAD_SIZE: '1' } })

const schema = z.looseObject({
  content: z.string().optional(),
  private: z.boolean().default(false),
  count: z.number().optional(),
  extra: z.object({ depth: z.number() }).optional(),
})
const app = createApi({ dispatch: async () => 0, recur: async () => 0, schedule: [] })
let paths: string[] = []

beforeAll(() => {
  const tests = door()
  const seen = (given: Record<string, unknown>) =>
    JSON.parse(
      JSON.stringify(given, (name, value) => {
        if (!(value instanceof Object) || !('checksum' in value)) return value
        paths.push((value as Upload).path)
        expect(existsSync((value as Upload).path), name).toBe(true)
        return { filename: (value as Upload).filename, size: (value as Upload).size }
      }),
    )
  tests.post('/body', async c => c.json(seen(await body(c, schema, { files: 2 }))))
  tests.post('/none', async c => c.json(seen(await body(c, schema))))
  tests.post('/of', async c => c.json(seen(await bodyOf(c, 'thing', schema, { files: 2 }))))
  app.route('/forms', tests)
})

afterEach(() => {
  for (const path of paths) expect(existsSync(path), path).toBe(false)
  paths = []
})

async function post(path: string, given: BodyInit, type?: string) {
  const headers = type ? { 'content-type': type } : undefined
  const answer = await app.request(`/forms${path}`, { method: 'POST', body: given, ...(headers ? { headers } : {}) })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

function form(fields: Record<string, string | File>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
const picture = new File(['abc'], 'a.png', { type: 'image/png' })

describe('a body', () => {
  it('may be a form, whose texts are read as what is wanted', async () => {
    const url = new URLSearchParams({ content: 'Hi', private: 'true', count: '3', extra: '{"depth":2}' })
    const wanted = { content: 'Hi', private: true, count: 3, extra: { depth: 2 } }
    expect(await post('/body', url)).toEqual({ status: 200, body: wanted })
    expect(await post('/body', form(Object.fromEntries(url)))).toEqual({ status: 200, body: wanted })
    expect(await post('/body', new URLSearchParams({ private: 'perhaps' }))).toMatchObject({
      status: 422,
      body: { attributes: ['private'] },
    })
  })

  it('is nested by the names of its fields', async () => {
    const fields = 'a[b][c]=1&list[]=x&list[]=y&rows[][t]=1&rows[][v]=2&rows[][t]=3&odd]=z&[x]=w'
    expect((await post('/body', new URLSearchParams(fields))).body).toEqual({
      private: false,
      a: { b: { c: '1' } },
      list: ['x', 'y'],
      rows: [{ t: '1', v: '2' }, { t: '3' }],
      'odd]': 'z',
      '[x]': 'w',
    })
    expect((await post('/of', new URLSearchParams('thing[content]=in&content=out'))).body.content).toBe('in')
    expect((await post('/of', new URLSearchParams('content=out'))).body.content).toBe('out')
  })

  it('is completed by the query', async () => {
    expect((await post('/body?content=asked&private=1', '{"count":1}', 'application/json')).body).toEqual({
      content: 'asked',
      private: true,
      count: 1,
    })
    expect((await post('/body?content=asked', '{"content":"said"}', 'application/json')).body.content).toBe('said')
    // JSON that says so itself is taken by its word.
    expect((await post('/body?x=1', '{"private":"true"}', 'application/json')).status).toBe(422)
  })

  it('brings files, which are gone with the answer', async () => {
    const sent = form({ content: 'Look', 'attachments[]': picture, 'thing[avatar]': picture })
    expect((await post('/body', sent)).body).toMatchObject({
      content: 'Look',
      attachments: [{ filename: 'a.png', size: 3 }],
      thing: { avatar: { filename: 'a.png', size: 3 } },
    })
    expect(paths).toHaveLength(2)
  })

  it('brings no files where none are taken, and none that nobody chose', async () => {
    expect(await post('/none', form({ f: picture }))).toMatchObject({ status: 422, body: { attributes: ['body'] } })
    expect((await post('/body', form({ a: picture, b: picture, c: picture }))).status).toBe(422)
    expect((await post('/body', form({ f: new File([], '') }))).body).toEqual({ private: false })
  })

  it('is refused beyond its limits', async () => {
    expect((await post('/body', form({ f: new File([new Uint8Array(1_048_577)], 'big') }))).status).toBe(413)
    expect((await post('/body', form({ f: new File([new Uint8Array(1_048_576)], 'fits') }))).status).toBe(200)
    expect((await post('/body', form({ content: 'x'.repeat(1_100_000) }))).status).toBe(413)
    const many = new URLSearchParams(Array.from({ length: 5001 }, (_, n) => [`a${n}`, '']))
    expect((await post('/body', many)).status).toBe(422)
    expect((await post('/body', new URLSearchParams([[`a${'[b]'.repeat(30)}`, '']]))).status).toBe(422)
    expect((await post('/body', new URLSearchParams('a=1&a[b]=2'))).body).toMatchObject({ attributes: ['a'] })
  })

  it.each([
    ['no boundary', 'multipart/form-data', 'x'],
    ['another boundary', 'multipart/form-data; boundary=b', '--c\r\n\r\nx'],
    [
      'an end that is missing',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nx',
    ],
    ['nothing', 'multipart/form-data; boundary=b', ''],
  ])('that is broken is refused: %s', async (_name, type, raw) => {
    expect(await post('/body', raw, type)).toMatchObject({ status: 422, body: { attributes: ['body'] } })
  })

  it('cannot reach what objects inherit', async () => {
    const url = new URLSearchParams('__proto__[polluted]=1&constructor[prototype][polluted]=1&a[__proto__][polluted]=1')
    expect((await post('/body', url)).status).toBe(200)
    expect((await post('/body?__proto__[polluted]=1', '{}', 'application/json')).status).toBe(200)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})

describe('a body over the network', () => {
  it('is taken in, and refused in words when it is too large', async () => {
    const server = await listenOnLoopback(app)
    const send = async (bytes: number) => {
      const sent = form({ content: 'Hi', f: new File([new Uint8Array(bytes)], 'file.bin') })
      const answer = await fetch(`${server.url}/forms/body`, { method: 'POST', body: sent })
      return { status: answer.status, body: await answer.json() }
    }
    expect(await send(500_000)).toMatchObject({ status: 200, body: { content: 'Hi', f: { size: 500_000 } } })
    expect(await send(20_000_000)).toMatchObject({ status: 413, body: { error: 'A file must not exceed 1 MB' } })
    await server.close()
  })

  it('that breaks off leaves nothing behind', async () => {
    const server = await listenOnLoopback(app)
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
    const part = '--b\r\nContent-Disposition: form-data; name="f"; filename="half.bin"\r\n\r\nhalf'
    socket.write(
      `POST /forms/body HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1000\r\n\r\n${part}`,
    )
    await new Promise(done => setTimeout(done, 100))
    socket.destroy()
    const [known] = await Promise.all([spool(Readable.from([]), { filename: 'x' }, 1)])
    await vi.waitFor(async () => expect(await readdir(dirname(known.path))).toEqual([basename(known.path)]))
    await known.discard()
    await server.close()
  })
})
