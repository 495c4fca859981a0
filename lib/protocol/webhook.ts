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
  inbox?: { id: number; name: string }
}
