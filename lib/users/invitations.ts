import { z } from 'zod'
import type { AccountLocale } from '#lib/accounts/index.ts'
import { accountIfThere } from '#lib/accounts/index.ts'
import { type MemberContext, systemContext } from '#lib/base/context.ts'
import { decrypt, encrypt, hashToken, newToken } from '#lib/base/crypto.ts'
import { inOneTrip, withAccount, withSystem } from '#lib/base/db/index.ts'
import { AppError, invalid, notFound } from '#lib/base/errors.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { findInvitation, type InvitationRow } from '#lib/base/lookups.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type InvitationWire, type Role, roles } from '#lib/protocol/index.ts'
import { listAgents } from './agents.ts'
import { prove, register } from './identity.ts'
import { invitationMail } from './mails.ts'
import { forgetMembers } from './membership.ts'
import { addMember, ensureUser, findUserByAuthId } from './people.ts'
import { askForPassword } from './set-free.ts'
import { roleName, roleNumber } from './user.ts'

const VALID_DAYS = 7

type Invitation = { id: number; email: string; name: string; role: number; expires_at: Date; created_at: Date }

/** An open invitation as the API answers it. */
export const invitationAnswer = z
  .object({
    id: z.number(),
    email: z.string(),
    name: z.string(),
    role: z.enum(roles),
    expires_at: z.iso.datetime(),
    created_at: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' }) satisfies z.ZodType<InvitationWire>

export const invitationWire = (row: Invitation): InvitationWire => ({
  id: row.id,
  email: row.email,
  name: row.name,
  role: roleName(row.role),
  expires_at: row.expires_at.toISOString(),
  created_at: row.created_at.toISOString(),
})

/** Invites somebody by mail, for seven days. An open invitation to the same address is renewed: its old link ends. */
export async function invite(
  ctx: MemberContext,
  input: { name: string; email: string; role: Role },
): Promise<Invitation> {
  const token = newToken()
  const expires = new Date(ctx.now().getTime() + VALID_DAYS * 86_400_000)
  return withAccount(ctx, async tx => {
    const { sql } = tx
    const [member] = await sql`
      select from charla.account_users m join charla.users u on u.id = m.user_id
      where m.account_id = ${ctx.accountId} and lower(u.email) = lower(${input.email})`
    if (member) throw invalid('This person is a member already', 'email')
    const [row] = await sql<Invitation[]>`
      insert into charla.invitations (account_id, email, name, role, inviter_id, token_hash, expires_at)
      values (${ctx.accountId}, ${input.email}, ${input.name}, ${roleNumber(input.role)}, ${ctx.actor.userId}, ${hashToken(token)}, ${expires})
      on conflict (account_id, email_key) where accepted_at is null
      do update set name = excluded.name, role = excluded.role, token_hash = excluded.token_hash, expires_at = excluded.expires_at
      returning *`
    const invitation = row as Invitation
    mailInvitation.later(tx, { account_id: ctx.accountId, invitation_id: invitation.id, token: encrypt(token) })
    return invitation
  })
}

/** Invites each as an agent who goes by the first part of their address. Members are left out. */
export async function inviteAgents(ctx: MemberContext, emails: string[]): Promise<void> {
  const members = new Set((await listAgents(ctx)).map(agent => agent.email.toLowerCase()))
  for (const email of new Set(emails.map(one => one.toLowerCase()))) {
    if (!members.has(email)) await invite(ctx, { email, name: email.split('@')[0] as string, role: 'agent' })
  }
}

export async function listInvitations(ctx: MemberContext): Promise<Invitation[]> {
  return inOneTrip<Invitation>(
    ctx,
    sql => sql`
    select * from charla.invitations where account_id = ${ctx.accountId} and accepted_at is null order by id`,
  )
}

export async function resendInvitation(ctx: MemberContext, id: number): Promise<Invitation> {
  const invitation = (await listInvitations(ctx)).find(one => one.id === id)
  if (!invitation) throw notFound()
  return invite(ctx, { name: invitation.name, email: invitation.email, role: roleName(invitation.role) })
}

export async function revokeInvitation(ctx: MemberContext, id: number): Promise<void> {
  const [row] = await inOneTrip(
    ctx,
    sql => sql`
    delete from charla.invitations where account_id = ${ctx.accountId} and id = ${id} and accepted_at is null returning id`,
  )
  if (!row) throw notFound()
}

/** The invitation behind a mailed link. @throws `not_found` when it is unknown, used or expired. */
export async function openInvitation(token: string, now: Date): Promise<InvitationRow> {
  const invitation = await findInvitation(token, now)
  if (!invitation) throw new AppError('not_found', 'This invitation is no longer valid. Ask for a new one.')
  return invitation
}

/**
 * Makes the invited person a member. Who has a user here already proves with their password that it is them. Whom a
 * platform app looks after has to choose another one then, by a mailed link.
 */
export async function acceptInvitation(
  input: { token: string; name?: string | undefined; password: string },
  now: Date,
): Promise<number> {
  const invitation = await openInvitation(input.token, now)
  const identity = await (invitation.user_id
    ? prove(invitation.email, input.password)
    : register(invitation.email, input.password, { proven: true }).catch(error =>
        prove(invitation.email, input.password).then(found => found ?? Promise.reject(error)),
      ))
  if (!identity) throw invalid('The password is not right', 'password')
  if (invitation.user_id && (await findUserByAuthId(identity.authId)) !== invitation.user_id)
    throw invalid('The password is not right', 'password')
  const [userId, freed] = await withSystem(async sql => {
    const [taken] = await sql`
      update charla.invitations set accepted_at = ${now} where account_id = ${invitation.account_id} and id = ${invitation.id} and accepted_at is null returning id`
    if (!taken) throw notFound()
    const user = await ensureUser(sql, { ...identity, name: input.name ?? invitation.name })
    return [user, await addMember(sql, invitation.account_id, user, invitation.role)] as const
  })
  forgetMembers(invitation.account_id, [userId])
  if (freed) await askForPassword(userId)
  return userId
}

export const mailInvitation = defineJob(
  'invitation.mail',
  z.object({ account_id: z.number(), invitation_id: z.number(), token: z.string() }),
  async ({ account_id, invitation_id, token }) => {
    const plain = decrypt(token)
    const invitation = await findInvitation(plain, new Date())
    if (!invitation) return // renewed, revoked or accepted meanwhile
    const account = await accountIfThere(systemContext(account_id))
    if (!account) return
    const link = `${runtime().url}/app/auth/invitation?token=${plain}`
    const words = invitationMail(account.locale as AccountLocale, {
      name: invitation.name,
      account: account.name,
      link,
    })
    const key = `invitation:${invitation_id}:${hashToken(plain).toString('hex').slice(0, 16)}`
    const id = await keepMail({ key, to: invitation.email, accountId: account_id, ...words })
    await enqueue([{ job: deliverMail.name, payload: { id }, key: `mail:${id}` }])
  },
)
