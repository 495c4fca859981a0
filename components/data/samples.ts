import type {
  ContactPush,
  ConversationPush,
  ConversationStatus,
  LoggedEvent,
  MessagePush,
  MessageWire,
  UserPush,
} from '#lib/protocol/index.ts'
import { messageType } from '#lib/protocol/message.ts'
import { type Conversation, fromPush } from './conversation.ts'

/** Made-up data for the tests of this folder: as the server sends it, with only what a test is about spelt out. */

export const ada: UserPush = {
  id: 1,
  name: 'Ada Admin',
  available_name: 'Ada',
  avatar_url: '',
  thumbnail: '',
  availability_status: 'online',
  type: 'user',
}

export function contact(fields: Partial<ContactPush> = {}): ContactPush {
  return {
    id: 7,
    name: 'Mina Sato',
    email: null,
    phone_number: null,
    identifier: null,
    company_id: null,
    blocked: false,
    thumbnail: '',
    additional_attributes: {},
    custom_attributes: {},
    type: 'contact',
    ...fields,
  }
}

type StateFields = Partial<ConversationPush> & { assignee?: UserPush | null }

export function conversation({ assignee = null, ...fields }: StateFields = {}): ConversationPush {
  return {
    id: 5,
    account_id: 1,
    uuid: 'uuid',
    inbox_id: 1,
    status: 'open',
    priority: null,
    can_reply: true,
    unread_count: 0,
    additional_attributes: {},
    custom_attributes: {},
    labels: [],
    snoozed_until: null,
    waiting_since: 0,
    first_reply_created_at: null,
    agent_last_seen_at: 0,
    contact_last_seen_at: 0,
    last_activity_at: 100,
    timestamp: 100,
    created_at: 100,
    updated_at: 100,
    channel: 'Channel::WebWidget',
    messages: [],
    meta: { sender: contact(), assignee, assignee_type: assignee ? 'User' : null, team: null, hmac_verified: false },
    contact_inbox: {
      id: 1,
      contact_id: 7,
      inbox_id: 1,
      source_id: 'source',
      hmac_verified: false,
      created_at: '2026-01-01T00:00:00.000Z',
    },
    ...fields,
  }
}

export function message(fields: Partial<MessageWire> = {}): MessageWire {
  return {
    id: 1,
    content: 'Hello',
    content_html: '<p>Hello</p>',
    inbox_id: 1,
    conversation_id: 5,
    message_type: messageType.incoming,
    content_type: 'text',
    content_attributes: {},
    status: 'sent',
    private: false,
    source_id: null,
    created_at: 100,
    sender: contact(),
    ...fields,
  }
}

type Around = { status?: ConversationStatus; unread?: number; assignee?: number | null; at?: number }

export function push(fields: Partial<MessageWire> = {}, around: Around = {}): MessagePush {
  const wire = message(fields)
  return {
    ...wire,
    account_id: 1,
    updated_at: '',
    sender_type: 'Contact',
    sender_id: 7,
    additional_attributes: {},
    processed_message_content: wire.content,
    external_source_ids: {},
    sentiment: {},
    conversation: {
      assignee_id: around.assignee ?? null,
      status: around.status ?? 'open',
      unread_count: around.unread ?? 0,
      last_activity_at: around.at ?? wire.created_at,
      waiting_since: 0,
      first_reply_created_at: null,
      contact_inbox: { source_id: 'source' },
    },
  }
}

export function said(seq: number, fields: Partial<MessageWire> = {}, around: Around = {}): LoggedEvent {
  return { seq, event: 'message.created', data: push(fields, around) }
}

export function state(seq: number, fields: StateFields = {}): LoggedEvent {
  return { seq, event: 'conversation.updated', data: conversation(fields) }
}

/** A conversation as the screens know it. */
export function known(fields: Partial<Conversation> = {}): Conversation {
  return { ...fromPush(conversation(), 0), ...fields }
}
