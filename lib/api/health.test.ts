import { describe, expect, it } from 'vitest'
import { request, withCharla } from '#tests/support/app.ts'

withCharla({ env: { METRICS_TOKEN: 'a token of the operator' } })

describe('for whoever looks after the server', () => {
  it('says that it is alive', async () => {
    expect(await request('GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
  })

  it('says of each part whether it works', async () => {
    const { body } = await request('GET', '/ready')
    expect(body).toMatchObject({ database: { ok: true }, bus: { ok: true }, queue: { ok: expect.any(Boolean) } })
  })

  it('counts requests, for who has the token', async () => {
    await request('GET', '/health')
    const answer = await request('GET', '/metrics', { headers: { authorization: 'Bearer a token of the operator' } })
    expect(answer.status).toBe(200)
    for (const name of [
      'charla_http_request_duration_seconds_count{method="GET",status="2xx"}',
      'charla_cables_open 0',
      'process_cpu_seconds_total',
    ])
      expect(answer.body).toContain(name)
    for (const authorization of ['', 'Bearer wrong', 'a token of the operator'])
      expect((await request('GET', '/metrics', { headers: { authorization } })).status).toBe(401)
  })

  it('names each request, as the caller does when that is a name', async () => {
    const idOf = async (given: string) =>
      (await request('GET', '/health', { headers: { 'x-request-id': given } })).headers.get('x-request-id')
    expect(await idOf('my-request-1')).toBe('my-request-1')
    for (const given of ['short', 'a b c d e f g h', 'x'.repeat(65), '"><script>'])
      expect(await idOf(given)).toMatch(/^[\da-f-]{36}$/)
  })

  it('says what is not there, in the shape of everything else', async () => {
    for (const path of [
      '/api',
      '/api/v2/accounts',
      '/auth',
      '/nothing',
      '/widget/assets/..%2f..%2fpackage.json',
      '/widget/assets/no.js',
    ])
      expect(await request('GET', path), path).toMatchObject({
        status: 404,
        body: { error: 'Resource could not be found' },
      })
  })
})
