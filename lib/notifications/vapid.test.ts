import { createECDH } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { unlock } from '#lib/base/crypto.ts'
import { readEnv } from '#lib/base/env.ts'
import { runtime } from '#lib/base/runtime.ts'
import { request, withCharla } from '#tests/support/app.ts'
import { vapid } from './vapid.ts'

const own = {
  VAPID_PUBLIC_KEY: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
  VAPID_PRIVATE_KEY: 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI',
}
withCharla()

describe('the keys that push services know us by (O5)', () => {
  it('are there without any setting, a pair, and the same each time', async () => {
    const { publicKey, privateKey } = vapid()
    const ecdh = createECDH('prime256v1')
    ecdh.setPrivateKey(privateKey, 'base64url')
    expect(ecdh.getPublicKey('base64url')).toBe(publicKey)
    expect(vapid()).toEqual(vapid())
    expect(await request('GET', '/api/v1/installation')).toMatchObject({ body: { vapid_public_key: publicKey } })
  })

  it('are others in another installation', () => {
    const { env } = runtime()
    const before = vapid().publicKey
    unlock({ ...env, SECRET_KEY: 'of another installation altogether' })
    const elsewhere = vapid().publicKey
    unlock(env)
    expect(elsewhere).not.toBe(before)
    expect(vapid().publicKey).toBe(before)
  })

  it('are those that are set, both of them', () => {
    const { env } = runtime()
    Object.assign(env, own)
    const { publicKey, privateKey } = vapid()
    for (const name of ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY'] as const) delete env[name]
    expect([publicKey, privateKey]).toEqual(Object.values(own))
    for (const one of Object.entries(own)) expect(() => readEnv(Object.fromEntries([one]))).toThrow('VAPID_')
    expect(() => readEnv({ ...own, VAPID_PUBLIC_KEY: 'short' })).toThrow('VAPID_PUBLIC_KEY')
  })
})
