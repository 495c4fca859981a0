export const roles = ['agent', 'administrator'] as const
export type Role = (typeof roles)[number]

export const availabilities = ['online', 'offline', 'busy'] as const
export type Availability = (typeof availabilities)[number]

/** A member of the account, as `GET agents` lists it. */
export type AgentWire = {
  id: number
  account_id: number
  name: string
  available_name: string
  email: string
  role: Role
  confirmed: boolean
  availability_status: Availability
  auto_offline: boolean
  thumbnail: string
  provider: 'email'
  custom_role_id: null
}

/** A member as the sender of a message or the performer of an event. */
export type UserPush = {
  id: number
  name: string
  available_name: string
  avatar_url: string
  thumbnail: string
  availability_status: Availability
  type: 'user'
}

/** The signed-in person, as `GET /api/v1/profile` answers. */
export type ProfileWire = {
  id: number
  uid: string
  email: string
  name: string
  display_name: string | null
  available_name: string
  avatar_url: string
  confirmed: boolean
  access_token: string
  pubsub_token: string
  account_id: number | null
  role: Role | null
  inviter_id: number | null
  provider: 'email'
  type: null
  message_signature: string | null
  ui_settings: Record<string, unknown>
  custom_attributes: Record<string, unknown>
  accounts: ProfileAccount[]
}

export type ProfileAccount = {
  id: number
  name: string
  status: 'active' | 'suspended'
  active_at: string | null
  role: Role
  permissions: Role[]
  availability: Availability
  availability_status: Availability
  auto_offline: boolean
  custom_role_id: null
  custom_role: null
}

/** An open invitation, as `GET invitations` lists it. The token itself travels only in the mail. */
export type InvitationWire = {
  id: number
  email: string
  name: string
  role: Role
  expires_at: string
  created_at: string
}
