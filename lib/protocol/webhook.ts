/** What a webhook can be told of. */
export const webhookEvents = [
  'conversation_created',
  'conversation_status_changed',
  'conversation_updated',
  'message_created',
  'message_updated',
  'webwidget_triggered',
  'contact_created',
  'contact_updated',
  'conversation_typing_on',
  'conversation_typing_off',
  'inbox_created',
  'inbox_updated',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** An address that is told what happens. `inbox` is there when it is told of one inbox alone. */
export type WebhookWire = {
  id: number
  account_id: number
  name: string | null
  url: string
  subscriptions: WebhookEvent[]
  /** Deliveries are signed with it. */
  secret: string
  /** The same for libraries of Standard Webhooks. */
  signing_secret: string
  inbox?: { id: number; name: string }
}

export const receiverKinds = ['webhook', 'inbox', 'bot'] as const
export const deliveryStates = ['waiting', 'delivered', 'failed'] as const

/** One thing that one receiver is told, and what became of it. */
export type WebhookDeliveryWire = {
  id: number
  /** The same on every attempt: receivers tell repeats by it (`webhook-id`, `X-Chatwoot-Delivery`). */
  uid: string
  event: string
  /** Whom: the id is of the webhook, the inbox or the bot. */
  receiver: { kind: (typeof receiverKinds)[number]; id: number }
  inbox_id: number | null
  /** The conversation's `display_id`. */
  conversation_id: number | null
  contact_id: number | null
  message_id: number | null
  state: (typeof deliveryStates)[number]
  tries: number
  /** When it is tried next; null while it is under way, waits for one before it, or is through. */
  next_at: string | null
  last_attempt: WebhookAttemptWire | null
  created_at: string
  finished_at: string | null
}

export type WebhookAttemptWire = {
  at: string
  duration_ms: number
  url: string
  status: number | null
  reason: 'status' | 'redirect' | 'gone' | 'later' | 'timeout' | 'refused' | 'failed' | 'no_address' | null
  response: string
}

/** Somebody who is told what happens, and how it stands. */
export type WebhookReceiverWire = {
  id: number
  receiver: { kind: (typeof receiverKinds)[number]; id: number }
  /** How much has not arrived. */
  waiting: number
  failing_since: string | null
  disabled_at: string | null
  disabled_reason: 'gone' | 'failing' | 'backlog' | 'by_hand' | null
}
