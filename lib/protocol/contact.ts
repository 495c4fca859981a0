import type { AgentWire } from './agent.ts'

/** An inbox as a contact names it. */
export type InboxSlim = {
  id: number
  avatar_url: string
  channel_id: number
  name: string
  channel_type: string
  provider: string | null
}

/** Where a contact can be reached: the inbox, and what its channel calls them. */
export type ContactInboxWire = { source_id: string; inbox: InboxSlim }

/** How a contact looks on the wire (Chatwoot's keys; ids are numbers, times unix seconds). */
export type ContactWire = {
  id: number
  name: string | null
  email: string | null
  phone_number: string | null
  identifier: string | null
  company_id: number | null
  blocked: boolean
  thumbnail: string
  availability_status: 'online' | 'offline'
  additional_attributes: Record<string, unknown>
  custom_attributes: Record<string, unknown>
  last_activity_at: number | null
  created_at: number
  /** Those inboxes that the reader may see. Only where a contact is the subject. */
  contact_inboxes?: ContactInboxWire[]
  /** Where they are asked for. */
  labels?: string[]
  company?: { id: number; name: string } | null
}

export type ContactDetails = { labels: string[]; company: { id: number; name: string } | null }

/** A contact as the sender of a message or of a conversation in pushed events. */
export type ContactPush = Omit<
  ContactWire,
  'availability_status' | 'last_activity_at' | 'created_at' | 'contact_inboxes' | 'labels' | 'company'
> & {
  type: 'contact'
}

/** What a member has noted about a contact. `user` is who, while they belong to the account. */
export type NoteWire = {
  id: number
  content: string
  account_id: number
  contact_id: number
  user?: AgentWire
  created_at: number
  updated_at: number
}
