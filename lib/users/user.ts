import { z } from 'zod'
import { decrypt } from '#lib/base/crypto.ts'
import { faceUrl } from '#lib/files/index.ts'
import {
  type AgentWire,
  type Availability,
  availabilities,
  type ProfileAccount,
  type ProfileWire,
  type Role,
  roles,
  type UserPush,
} from '#lib/protocol/index.ts'

export const roleNumber = (role: Role) => roles.indexOf(role)
export const roleName = (role: number): Role => roles[role] ?? 'agent'
export const availabilityNumber = (availability: Availability) => availabilities.indexOf(availability)
export const availabilityName = (availability: number): Availability => availabilities[availability] ?? 'offline'

/** A member of an account, as the tenant role may see one. */
export type Agent = {
  id: number
  account_id: number
  name: string
  display_name: string | null
  avatar_key?: string | null
  email: string
  role: number
  availability: number
  auto_offline: boolean
}

export const availableName = (user: { name: string; display_name: string | null }) => user.display_name || user.name

/**
 * Whether colleagues see this member as available: what the member chose, and offline when it is gone and wants that
 * to show (`auto_offline`). `present` is who has the dashboard open.
 */
export function availabilityOf(
  agent: Pick<Agent, 'id' | 'availability' | 'auto_offline'>,
  present: Set<number>,
): Availability {
  return agent.auto_offline && !present.has(agent.id) ? 'offline' : availabilityName(agent.availability)
}

export const agentWire = (agent: Agent, present: Set<number>): AgentWire => ({
  id: agent.id,
  account_id: agent.account_id,
  name: agent.name,
  available_name: availableName(agent),
  email: agent.email,
  role: roleName(agent.role),
  confirmed: true,
  availability_status: availabilityOf(agent, present),
  auto_offline: agent.auto_offline,
  thumbnail: faceUrl(agent.avatar_key),
  provider: 'email',
  custom_role_id: null,
})

/** A member as `GET agents` answers one. */
export const agentAnswer = z
  .object({
    id: z.number(),
    account_id: z.number(),
    name: z.string(),
    available_name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    confirmed: z.boolean(),
    availability_status: z.enum(availabilities),
    auto_offline: z.boolean(),
    thumbnail: z.string(),
    provider: z.literal('email'),
    custom_role_id: z.null(),
  })
  .meta({ id: 'Agent' }) satisfies z.ZodType<AgentWire>

/** A member as visitors and other members see the sender of a message. */
export const userPush = (user: {
  id: number
  name: string
  display_name: string | null
  avatar_key?: string | null
  availability?: number
}): UserPush => ({
  id: user.id,
  name: user.name,
  available_name: availableName(user),
  avatar_url: faceUrl(user.avatar_key),
  thumbnail: faceUrl(user.avatar_key),
  availability_status: availabilityName(user.availability ?? 0),
  type: 'user',
})

export const userPushAnswer = z
  .object({
    id: z.number(),
    name: z.string(),
    available_name: z.string(),
    avatar_url: z.string(),
    thumbnail: z.string(),
    availability_status: z.enum(availabilities),
    type: z.literal('user'),
  })
  .meta({ id: 'UserSender' }) satisfies z.ZodType<UserPush>

export type User = {
  id: number
  auth_id: string
  email: string
  name: string
  display_name: string | null
  avatar_key: string | null
  message_signature: string | null
  ui_settings: Record<string, unknown>
  custom_attributes: Record<string, unknown>
  pubsub_token: string
  access_token: string
}

export type Membership = {
  account_id: number
  account_name: string
  account_status: number
  role: number
  availability: number
  auto_offline: boolean
  active_at: Date | null
  inviter_id: number | null
}

/** The signed-in person as the API answers them, with their tokens. */
export const profileAnswer = z
  .object({
    id: z.number(),
    uid: z.string(),
    email: z.string(),
    name: z.string(),
    display_name: z.string().nullable(),
    available_name: z.string(),
    avatar_url: z.string(),
    confirmed: z.boolean(),
    access_token: z.string(),
    pubsub_token: z.string(),
    account_id: z.number().nullable(),
    role: z.enum(roles).nullable(),
    inviter_id: z.number().nullable(),
    provider: z.literal('email'),
    type: z.null(),
    message_signature: z.string().nullable(),
    ui_settings: z.record(z.string(), z.unknown()),
    custom_attributes: z.record(z.string(), z.unknown()),
    accounts: z.array(
      z.object({
        id: z.number(),
        name: z.string(),
        status: z.enum(['active', 'suspended']),
        active_at: z.iso.datetime().nullable(),
        role: z.enum(roles),
        permissions: z.array(z.enum(roles)),
        availability: z.enum(availabilities),
        availability_status: z.enum(availabilities),
        auto_offline: z.boolean(),
        custom_role_id: z.null(),
        custom_role: z.null(),
      }),
    ),
  })
  .meta({ id: 'Profile' }) satisfies z.ZodType<ProfileWire>

/** The signed-in person with every account, the one used last first. */
export function profileWire(user: User, memberships: Membership[]): ProfileWire {
  const [current] = memberships
  return {
    id: user.id,
    uid: user.email,
    email: user.email,
    name: user.name,
    display_name: user.display_name,
    available_name: availableName(user),
    avatar_url: faceUrl(user.avatar_key),
    confirmed: true,
    access_token: decrypt(user.access_token),
    pubsub_token: decrypt(user.pubsub_token),
    account_id: current?.account_id ?? null,
    role: current ? roleName(current.role) : null,
    inviter_id: current?.inviter_id ?? null,
    provider: 'email',
    type: null,
    message_signature: user.message_signature,
    ui_settings: user.ui_settings,
    custom_attributes: user.custom_attributes,
    accounts: memberships.map(membershipWire),
  }
}

const membershipWire = (membership: Membership): ProfileAccount => ({
  id: membership.account_id,
  name: membership.account_name,
  status: membership.account_status ? 'suspended' : 'active',
  active_at: membership.active_at?.toISOString() ?? null,
  role: roleName(membership.role),
  permissions: [roleName(membership.role)],
  availability: availabilityName(membership.availability),
  availability_status: availabilityName(membership.availability),
  auto_offline: membership.auto_offline,
  custom_role_id: null,
  custom_role: null,
})
