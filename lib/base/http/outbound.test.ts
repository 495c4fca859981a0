import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import targets from '#tests/fixtures/ssrf.json' with { type: 'json' }
import { withCharla } from '#tests/support/app.ts'
import { runtime } from '../runtime.ts'
import { fetchOutside } from './outbound.ts'

withCharla()

let url: string
let packets = 0
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here')
  if (pathname === '/to') {
    response.writeHead(Number(searchParams.get('status') ?? 302), { location: searchParams.get('url') ?? '' }).end()
  } else if (pathname === '/large') {
    const stop = setInterval(() => response.write(Buffer.alloc(65_536)), 1)
    response.on('close', () => clearInterval(stop))
  } else if (pathname === '/slow') response.writeHead(200).write('a')
  else if (pathname === '/mute') return
  else response.end(`${request.method} hello`)
})
server.on('connection', () => packets++)

beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise(done => server.close(done))
})

/** As an operator who allows this machine; so that redirects can be tested at all. */
async function allowing<T>(addresses: string[], work: () => Promise<T>): Promise<T> {
  const { env } = runtime()
  const before = env.ALLOWED_PRIVATE_ADDRESSES
  env.ALLOWED_PRIVATE_ADDRESSES = addresses
  return work().finally(() => {
    env.ALLOWED_PRIVATE_ADDRESSES = before
  })
}

const reasonOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    error => error.reason,
  )

describe('what may not be reached is not (SEC5)', () => {
  it.each(targets)('%s', async target => {
    expect(await reasonOf(fetchOutside(target))).toBe('refused')
  })

  it('also by a port that somebody listens on, and by a name that leads there', async () => {
    const before = packets
    const { port } = new URL(url)
    for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]'])
      expect(await reasonOf(fetchOutside(`http://${host}:${port}/`))).toBe('refused')
    expect(packets).toBe(before)
  })

  it.each([301, 302, 303, 307, 308])('after a redirect with %i', async status => {
    const target = encodeURIComponent('http://169.254.169.254/latest/meta-data/')
    await allowing(['127.0.0.1'], async () => {
      expect(await reasonOf(fetchOutside(`${url}/to?status=${status}&url=${target}`))).toBe('refused')
    })
  })
})

describe('what an operator allows', () => {
  const here = <T>(work: () => Promise<T>) => allowing(['127.0.0.0/8'], work)

  it('is answered, after redirects too', async () => {
    await here(async () => {
      expect(await (await fetchOutside(url)).text()).toBe('GET hello')
      const twice = `${url}/to?url=${encodeURIComponent(`/to?url=${encodeURIComponent('/end')}`)}`
      const answer = await fetchOutside(twice)
      expect([await answer.text(), answer.url]).toEqual(['GET hello', `${url}/end`])
    })
  })

  it('is not followed without end, nor where something was sent', async () => {
    await here(async () => {
      const round = `${url}/to?url=${encodeURIComponent('/to?url=/to')}`
      expect(await reasonOf(fetchOutside(`${url}/to?url=${encodeURIComponent(round)}`, { redirects: 1 }))).toBe(
        'refused',
      )
      const posted = await fetchOutside(`${url}/to?url=/end`, { method: 'POST', body: 'x' })
      posted.close()
      expect(posted.status).toBe(302)
    })
  })

  it('may not take too long, nor be too large', async () => {
    await here(async () => {
      expect(await reasonOf(fetchOutside(`${url}/mute`, { timeoutMs: 100 }))).toBe('timeout')
      const slow = await fetchOutside(`${url}/slow`, { timeoutMs: 200 })
      expect(await reasonOf(slow.text())).toBe('timeout')
      const large = await fetchOutside(`${url}/large`, { most: 100_000 })
      expect(await reasonOf(large.text())).toBe('too_large')
    })
  })
})
