import { createECDH } from 'node:crypto'
import { keyFor } from '#lib/base/crypto.ts'
import { runtime } from '#lib/base/runtime.ts'

/** By what push services know this installation: a pair of P-256 keys in base64url, and where to reach who runs it. */
export type Vapid = { publicKey: string; privateKey: string; subject: string }

/**
 * `VAPID_PUBLIC_KEY` and `VAPID_PRIVATE_KEY`, or a pair that follows from the installation's key: every process has the
 * same one, and it lasts as long as the key does, as the subscriptions that are sealed under it do. A browser subscribes
 * to one public key, so another pair means that everybody has to subscribe anew.
 */
export function vapid(): Vapid {
  const { env } = runtime()
  const own = env.VAPID_PUBLIC_KEY && env.VAPID_PRIVATE_KEY
  return own
    ? { publicKey: env.VAPID_PUBLIC_KEY as string, privateKey: env.VAPID_PRIVATE_KEY as string, subject: subject() }
    : { ...derived(), subject: subject() }
}

function derived(): Omit<Vapid, 'subject'> {
  const ecdh = createECDH('prime256v1')
  for (let attempt = 0; ; attempt++) {
    try {
      ecdh.setPrivateKey(keyFor(`web-push-${attempt}`))
      break
    } catch {} // one number in 2^32 is no key of the curve
  }
  const privateKey = ecdh.getPrivateKey()
  return {
    publicKey: ecdh.getPublicKey().toString('base64url'),
    privateKey: Buffer.concat([Buffer.alloc(32 - privateKey.length), privateKey]).toString('base64url'),
  }
}

/** Push services want an address of the web, or of mail. */
function subject(): string {
  const { env, url } = runtime()
  if (url.startsWith('https://')) return url
  return `mailto:${/[^\s<>]+@[^\s<>]+/.exec(env.MAIL_FROM)?.[0] ?? 'nobody@localhost'}`
}
