import type { ConversationWire } from '#lib/protocol/index.ts'
import type { AgentApi } from './agent-api.ts'

/** An inbox of one's own in the demo's account, with one customer: what is planted there is in nobody else's way. */
export class ApiInbox {
  readonly api: AgentApi
  readonly id: number
  readonly name: string
  readonly #contactId: number
  readonly #sourceId: string

  private constructor(api: AgentApi, name: string, of: { inbox: number; contact: number; source: string }) {
    this.api = api
    this.name = name
    this.id = of.inbox
    this.#contactId = of.contact
    this.#sourceId = of.source
  }

  static async make(api: AgentApi, name: string): Promise<ApiInbox> {
    const inbox = await api.ask<{ id: number }>('POST', '/inboxes', {
      name,
      enable_auto_assignment: false,
      channel: { type: 'api' },
    })
    const { payload } = await api.ask<{ payload: Made }>('POST', '/contacts', { name: 'Imani', inbox_id: inbox.id })
    const of = { inbox: inbox.id, contact: payload.contact.id, source: payload.contact_inbox.source_id }
    return new ApiInbox(api, name, of)
  }

  /** A conversation; with what the customer has said, if anything. Answers its number. */
  async begin(status: ConversationWire['status'], text?: string): Promise<number> {
    const { id } = await this.api.ask<ConversationWire>('POST', '/conversations', {
      inbox_id: this.id,
      contact_id: this.#contactId,
      source_id: this.#sourceId,
      status,
    })
    if (text) await this.say(id, text)
    return id
  }

  say(conversation: number, content: string, message_type: 'incoming' | 'outgoing' = 'incoming') {
    return this.api.ask('POST', `/conversations/${conversation}/messages`, { content, message_type })
  }

  async remove(): Promise<void> {
    await this.api.ask('DELETE', `/inboxes/${this.id}`)
  }
}

type Made = { contact: { id: number }; contact_inbox: { source_id: string } }
