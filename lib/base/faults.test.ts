import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fault, startFaults } from './faults.ts'

describe('a fault', () => {
  let envelopes: string[] = []
  const sentry = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    envelopes.push(Buffer.concat(pieces).toString())
    response.setHeader('content-type', 'application/json').end('{}')
  })
  beforeAll(async () => {
    sentry.listen(0, '127.0.0.1')
    await once(sentry, 'listening')
    await startFaults(`http://key@127.0.0.1:${(sentry.address() as AddressInfo).port}/1`)
  })
  afterAll(() => void sentry.close())

  it('reaches Sentry with its stack, and without what people wrote or who they are', async () => {
    envelopes = []
    const words = ['What', 'the', 'visitor', 'wrote'].join(' ') // the report has the lines around the fault in it
    await fetch(`data:text/plain,${words}`) // leaves a trace of the address, if anything did
    console.info(words)
    fault(new Error('The disk is full'), 'writing failed', { account_id: 7 })
    for (let waited = 0; !envelopes.length && waited < 5000; waited += 20)
      await new Promise(next => setTimeout(next, 20))
    const [envelope = ''] = envelopes
    const event = JSON.parse(envelope.split('\n')[2] as string)
    expect(event.exception.values[0]).toMatchObject({ type: 'Error', value: 'The disk is full' })
    expect(event.exception.values[0].stacktrace.frames.at(-1).filename).toContain('faults.test')
    expect(envelope).not.toContain(words)
    expect(envelope).not.toContain('"vars"') // the values of local variables
    for (const absent of ['request', 'user', 'breadcrumbs', 'extra']) expect(event[absent]).toBeUndefined()
  })
})
