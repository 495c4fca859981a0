import type { Member, Visitor } from '#lib/base/context.ts'
import { contactForVisitor, messageForVisitor, relinked } from '#lib/conversations/index.ts'
import type { AttachmentWire, LoggedEvent, MessagePush } from '#lib/protocol/index.ts'
import { maySee } from '#lib/users/index.ts'
import { aboutAccount, type Expanded } from './expand.ts'

/** The event as this listener may hear it, or null. The one decision for cable and feed. */
export function heardBy(actor: Member | Visitor, { event, ...about }: Expanded): LoggedEvent | null {
  if (!event) return null
  if (actor.kind === 'visitor') {
    const own = about.forVisitor && about.contactInboxId !== null && about.contactInboxId === actor.contactInboxId
    return own ? linked(forVisitor(event), actor) : null
  }
  if (about.recipient !== null && about.recipient !== actor.userId) return null
  if (event.event.startsWith('notification.') || aboutAccount(event.event)) return event
  const may = event.event.startsWith('contact.') ? maySeeContact : maySeeOne
  return may(actor, about.inboxIds) ? linked(event, actor) : null
}

/** The event with links to files that are for this listener. */
function linked(event: LoggedEvent, actor: Member | Visitor): LoggedEvent {
  const data = event.data as { attachments?: AttachmentWire[]; messages?: MessagePush[] }
  if (!data.attachments && !data.messages?.some(message => message.attachments)) return event
  const reader = { actor, now: () => new Date() }
  const own = <D extends { attachments?: AttachmentWire[] }>(one: D): D =>
    one.attachments ? { ...one, attachments: relinked(one.attachments, reader) } : one
  const messages = data.messages ? { messages: data.messages.map(own) } : {}
  return { ...event, data: { ...own(data), ...messages } } as LoggedEvent
}

const maySeeOne = (actor: Member, inboxIds: number[]) =>
  actor.inboxIds === 'all' || inboxIds.some(id => maySee(actor, id))

/** As in the list of contacts: one that no inbox knows is everybody's. */
export const maySeeContact = (actor: Member, inboxIds: number[]): boolean =>
  !inboxIds.length || maySeeOne(actor, inboxIds)

/** Whether the event changes what this listener may see, so that everything must be loaded afresh. */
export function expires(actor: Member | Visitor, { permissions }: Expanded): boolean {
  if (!permissions) return false
  return permissions.everyone || (actor.kind === 'member' && permissions.user_ids.includes(actor.userId))
}

/** Without what is only for the members: notes, and what they keep about the conversation and the contact. */
function forVisitor(event: LoggedEvent): LoggedEvent {
  if (!('meta' in event.data)) {
    const message = messageForVisitor(event.data as MessagePush)
    const changes = event.event === 'message.updated' ? { previous_changes: {} } : {}
    return { ...event, data: { ...message, ...changes } } as LoggedEvent
  }
  const data = event.data
  return {
    ...event,
    data: {
      ...data,
      messages: data.messages.filter(message => !message.private).map(messageForVisitor),
      additional_attributes: {},
      custom_attributes: {},
      labels: [],
      meta: {
        ...data.meta,
        team: null,
        sender: contactForVisitor(data.meta.sender),
      },
    },
  } as LoggedEvent
}
