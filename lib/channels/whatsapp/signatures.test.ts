import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { request, withCharla } from '#tests/support/app.ts'
import { makeWhatsappInbox, said, signature, text, type WhatsappBox } from '#tests/support/whatsapp.ts'

withCharla()

const file = join(process.cwd(), '../shared/fixtures/signatures/vectors.json')
type Vector = { name: string; secret: string; body: string; header: string }
const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { meta: Vector[] }).meta : []

const bring = async (box: WhatsappBox, raw: string | Buffer, header: string) =>
  (
    await request('POST', `/webhooks/whatsapp/${box.phone}`, {
      raw: (typeof raw === 'string' ? raw : new Uint8Array(raw)) as string,
      headers: { 'x-hub-signature-256': header },
    })
  ).status
/** With one bit of it another one. */
function flipped(given: Buffer, bit: number): Buffer {
  const made = Buffer.from(given)
  made[bit >> 3] = (made[bit >> 3] as number) ^ (1 << (bit & 7))
  return made
}

describe('Meta’s signature (figure 10)', () => {
  it.each(vectors)('$name is taken, and nothing else that is signed so', async ({ secret, body, header }) => {
    const box = await makeWhatsappInbox({ app_secret: secret })
    expect(await bring(box, body, header)).toBe(200)
    expect(await bring(box, `${body} `, header)).toBe(401)
    expect(
      await bring(
        box,
        body,
        header.replace(/.$/, last => (last === '0' ? '1' : '0')),
      ),
    ).toBe(401)
  })

  it('does not fit a body, or a signature, in which one bit is another', { timeout: 60_000 }, async () => {
    const box = await makeWhatsappInbox()
    const raw = Buffer.from(JSON.stringify(said(box, text('Where is it?'))))
    const genuine = signature(box.secret, raw.toString())
    const bits = raw.length * 8
    const taken: string[] = []
    for (let bit = 0; bit < bits; bit += 7)
      if ((await bring(box, flipped(raw, bit), genuine)) !== 401) taken.push(`bit ${bit}`)
    for (let at = 'sha256='.length; at < genuine.length; at++)
      for (const digit of '0123456789abcdef')
        if (
          digit !== genuine[at] &&
          (await bring(box, raw, genuine.slice(0, at) + digit + genuine.slice(at + 1))) !== 401
        )
          taken.push(`${digit} at ${at}`)
    expect(taken).toEqual([])
    expect(await bring(box, raw, genuine)).toBe(200)
  })
})
