import type { EventRow, LoggedName } from '#lib/base/events.ts'
import type { JobRequest } from '#lib/base/jobs.ts'
import { mailOfNotification, pushOfNotification } from '#lib/notifications/index.ts'

/** Makes jobs of an event. */
type Subscriber = (event: EventRow) => Omit<JobRequest, 'key'>[]

const asRequested: Subscriber = event => [event.data as { job: string; payload: object }]

/** Who reacts to what. Exhaustive: an event without a line does not compile. */
export const subscribers: Record<LoggedName, Subscriber[]> = {
  'message.created': [],
  'message.updated': [],
  'first.reply.created': [],
  'conversation.created': [],
  'conversation.updated': [],
  'conversation.status_changed': [],
  'conversation.read': [],
  'assignee.changed': [],
  'team.changed': [],
  'conversation.contact_changed': [],
  'conversation.deleted': [],
  'conversation.mentioned': [],
  'contact.created': [],
  'contact.updated': [],
  'contact.merged': [],
  'contact.deleted': [],
  'notification.created': [mailOfNotification, pushOfNotification],
  'notification.updated': [],
  'notification.deleted': [],
  'account.cache_invalidated': [],
  'conversation.typing_on': [],
  'conversation.typing_off': [],
  'webwidget.triggered': [],
  'inbox.created': [],
  'inbox.updated': [],
  'permissions.changed': [],
  'job.requested': [asRequested],
}
