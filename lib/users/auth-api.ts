import type { Context as Request } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { accountLocales } from '#lib/accounts/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { body, clientIp, query } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { runtime } from '#lib/base/runtime.ts'
import { email, line, text } from '#lib/base/text.ts'
import { forgetProven, requireUser, SESSION_COOKIE } from './authenticate.ts'
import { prove, sendRecovery } from './identity.ts'
import { acceptInvitation, openInvitation } from './invitations.ts'
import { findUserByAuthId, profile } from './people.ts'
import { recover } from './recovery.ts'
import { beginSession, endSession } from './sessions.ts'
import { signUp } from './sign-up.ts'

// bcrypt, which keeps it, reads 72 bytes and would ignore the rest.
const password = () =>
  text(72)
    .min(8, 'must have at least 8 characters')
    .refine(value => Buffer.byteLength(value) <= 72, 'must not exceed 72 bytes')

export const auth = door()

auth.post('/sign_in', async c => {
  const input = await body(c, z.object({ email: text(255).trim(), password: text(1000) }))
  await limit(`sign-in:ip:${clientIp(c)}`, 30, 300) // an office shares one address; the next line guards the person
  await limit(`sign-in:email:${input.email.toLowerCase()}`, 10, 900)
  const identity = await prove(input.email, input.password)
  const userId = identity && (await findUserByAuthId(identity.authId))
  if (!userId) return c.json({ success: false, errors: ['Invalid login credentials. Please try again.'] }, 401)
  return signedIn(c, userId)
})

auth.delete('/sign_out', requireUser, async c => {
  if (c.var.sessionClient) {
    await endSession(c.var.sessionClient)
    forgetProven({ client: c.var.sessionClient })
  }
  deleteCookie(c, SESSION_COOKIE, { path: '/' })
  return c.json({ success: true })
})

auth.get('/validate_token', requireUser, async c =>
  c.json({ payload: { success: true, data: await profile(c.var.userId) } }),
)

auth.post('/password', async c => {
  const input = await body(c, z.object({ email: email() }))
  await limit(`recovery:ip:${clientIp(c)}`, 5, 1800)
  await limit(`recovery:email:${input.email.toLowerCase()}`, 5, 3600)
  await sendRecovery(input.email)
  return c.json({ success: true, message: 'If we know this address, a mail with a link is on its way.' })
})

const newPassword = z.union([
  z.object({ token_hash: text(500).min(1), password: password() }),
  z.object({ access_token: text(8000).min(1), refresh_token: text(8000).min(1), password: password() }),
])

auth.put('/password', async c => {
  await limit(`recovery:ip:${clientIp(c)}`, 5, 1800)
  const { password: chosen, ...proof } = await body(c, newPassword)
  return signedIn(c, await recover(proof, chosen))
})

auth.get('/invitation', async c => {
  const invitation = await openInvitation(query(c, z.object({ token: text(100) })).token, c.var.now())
  return c.json({
    email: invitation.email,
    name: invitation.name,
    account_name: invitation.account_name,
    existing_user: invitation.user_id !== null,
  })
})

auth.put('/invitation', async c => {
  await limit(`sign-in:ip:${clientIp(c)}`, 30, 300)
  const input = await body(c, z.object({ token: text(100), name: line().optional(), password: password() }))
  return signedIn(c, await acceptInvitation(input, c.var.now()))
})

/** `POST /api/v1/accounts`: sign-up. */
export const signUpDoor = door()

signUpDoor.post('/', async c => {
  await limit(`sign-up:ip:${clientIp(c)}`, 5, 1800)
  const input = await body(
    c,
    z.object({
      account_name: line(),
      user_full_name: line(),
      email: email(),
      password: password(),
      locale: z.enum(accountLocales).optional(),
    }),
  )
  return signedIn(c, await signUp(input))
})

/** Begins a session and answers as Chatwoot's clients expect, and with the cookie that our dashboard uses. */
async function signedIn(c: Request<AppEnv>, userId: number) {
  const data = await profile(userId)
  if (!data) throw new AppError('unauthenticated', 'Invalid login credentials. Please try again.')
  const key = await beginSession(userId, { ip: clientIp(c), userAgent: c.req.header('user-agent') ?? '' }, c.var.now())
  setCookie(c, SESSION_COOKIE, `${key.client}.${key.token}`, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: runtime().url.startsWith('https:'),
    expires: key.expiresAt,
  })
  c.header('access-token', key.token)
  c.header('token-type', 'Bearer')
  c.header('client', key.client)
  c.header('expiry', String(Math.floor(key.expiresAt.getTime() / 1000)))
  c.header('uid', data.uid)
  return c.json({ data })
}
