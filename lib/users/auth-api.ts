import type { Context as Request } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { accountLocales } from '#lib/accounts/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, clientIp, query } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { runtime } from '#lib/base/runtime.ts'
import { email, line, text } from '#lib/base/text.ts'
import { changeAddress } from './address.ts'
import { forgetProven, requireUser, SESSION_COOKIE } from './authenticate.ts'
import { prove, sendRecovery } from './identity.ts'
import { acceptInvitation, openInvitation } from './invitations.ts'
import { password } from './password.ts'
import { findUserByAuthId, profile } from './people.ts'
import { recover } from './recovery.ts'
import { beginSession, endSession } from './sessions.ts'
import { signUp } from './sign-up.ts'
import { takeSsoToken } from './sso.ts'
import { profileAnswer } from './user.ts'

const credentials = z
  .object({
    email: text(255).trim(),
    password: text(1000).optional(),
    sso_auth_token: text(100).optional(),
  })
  .refine(given => given.password !== undefined || given.sso_auth_token, {
    path: ['password'],
    message: "can't be blank",
  })
const forgotten = z.object({ email: email() })
const newPassword = z.union([
  z.object({ token_hash: text(500).min(1), password: password() }),
  z.object({ access_token: text(8000).min(1), refresh_token: text(8000).min(1), password: password() }),
])
const newAddress = z.object({ token: text(4000) })
const invitationQuery = z.object({ token: text(100) })
const acceptance = z.object({ token: text(100), name: line().optional(), password: password() })
const newAccount = z.object({
  account_name: line(),
  user_full_name: line(),
  email: email(),
  password: password(),
  locale: z.enum(accountLocales).optional(),
})
const sessionAnswer = z.object({ data: profileAnswer })

const tag = 'Auth'

export const auth = door()

auth.post(
  '/sign_in',
  operation({
    id: 'sign-in',
    tag,
    summary:
      'Begins a session, with a password or the token of a link that signs in. The headers access-token, client, expiry and uid of the answer carry it, and a cookie.',
    body: credentials,
    answer: sessionAnswer,
  }),
  async c => {
    const input = await body(c, credentials)
    await limit(`sign-in:ip:${clientIp(c)}`, 30, 300) // an office shares one address; the next line guards the person
    const userId = input.sso_auth_token
      ? await takeSsoToken(input.email, input.sso_auth_token, c.var.now())
      : await userWith(input.email, input.password ?? '')
    if (!userId) return c.json({ success: false, errors: ['Invalid login credentials. Please try again.'] }, 401)
    return signedIn(c, userId)
  },
)

auth.delete(
  '/sign_out',
  operation({
    id: 'sign-out',
    tag,
    summary: 'Ends the session.',
    answer: z.object({ success: z.literal(true) }),
  }),
  requireUser,
  async c => {
    if (c.var.sessionClient) {
      await endSession(c.var.sessionClient)
      forgetProven({ client: c.var.sessionClient })
    }
    deleteCookie(c, SESSION_COOKIE, { path: '/' })
    return c.json({ success: true })
  },
)

auth.get(
  '/validate_token',
  operation({
    id: 'validate-token',
    tag,
    summary: 'Whose the session is.',
    answer: z.object({ payload: z.object({ success: z.literal(true), data: profileAnswer }) }),
  }),
  requireUser,
  async c => c.json({ payload: { success: true, data: await profile(c.var.userId) } }),
)

auth.post(
  '/password',
  operation({
    id: 'request-password-recovery',
    tag,
    summary: 'Mails a link for a new password, if the address is known. Answers the same if not.',
    body: forgotten,
    answer: z.object({ success: z.literal(true), message: z.string() }),
  }),
  async c => {
    const input = await body(c, forgotten)
    await limit(`recovery:ip:${clientIp(c)}`, 5, 1800)
    await limit(`recovery:email:${input.email.toLowerCase()}`, 5, 3600)
    await sendRecovery(input.email)
    return c.json({ success: true, message: 'If we know this address, a mail with a link is on its way.' })
  },
)

auth.put(
  '/password',
  operation({
    id: 'set-new-password',
    tag,
    summary: 'Sets a new password with what a recovery link carries, and begins a session.',
    body: newPassword,
    answer: sessionAnswer,
  }),
  async c => {
    await limit(`recovery:ip:${clientIp(c)}`, 5, 1800)
    const { password: chosen, ...proof } = await body(c, newPassword)
    return signedIn(c, await recover(proof, chosen))
  },
)

auth.put(
  '/email',
  operation({
    id: 'change-email',
    tag,
    summary: 'Gives a person the address to which the link was mailed, and signs them out everywhere.',
    body: newAddress,
    answer: null,
  }),
  async c => {
    await limit(`sign-in:ip:${clientIp(c)}`, 30, 300)
    await changeAddress((await body(c, newAddress)).token, c.var.now())
    return c.body(null, 200)
  },
)

auth.get(
  '/invitation',
  operation({
    id: 'get-invitation',
    tag,
    summary: 'What an invitation link invites to.',
    query: invitationQuery,
    answer: z.object({ email: z.string(), name: z.string(), account_name: z.string(), existing_user: z.boolean() }),
  }),
  async c => {
    await limit(`invitation:ip:${clientIp(c)}`, 60, 300)
    const invitation = await openInvitation(query(c, invitationQuery).token, c.var.now())
    return c.json({
      email: invitation.email,
      name: invitation.name,
      account_name: invitation.account_name,
      existing_user: invitation.user_id !== null,
    })
  },
)

auth.put(
  '/invitation',
  operation({
    id: 'accept-invitation',
    tag,
    summary: 'Accepts an invitation, and begins a session.',
    body: acceptance,
    answer: sessionAnswer,
  }),
  async c => {
    await limit(`sign-in:ip:${clientIp(c)}`, 30, 300)
    const input = await body(c, acceptance)
    return signedIn(c, await acceptInvitation(input, c.var.now()))
  },
)

/** `POST /api/v1/accounts`: sign-up. */
export const signUpDoor = door()

signUpDoor.post(
  '/',
  operation({
    id: 'sign-up',
    tag,
    summary: 'Makes an account and its first administrator, where the installation allows it, and begins a session.',
    body: newAccount,
    answer: sessionAnswer,
  }),
  async c => {
    await limit(`sign-up:ip:${clientIp(c)}`, 5, 1800)
    const input = await body(c, newAccount)
    return signedIn(c, await signUp(input))
  },
)

async function userWith(email: string, password: string): Promise<number | null> {
  await limit(`sign-in:email:${email.toLowerCase()}`, 10, 900)
  const identity = await prove(email, password)
  return identity && findUserByAuthId(identity.authId)
}

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
