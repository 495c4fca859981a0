import type { CacheKeys } from './account.ts'
import type { Availability, UserPush } from './agent.ts'
import type { BotPush } from './agent-bot.ts'
import type { ContactPush } from './contact.ts'
import type { ConversationPush } from './conversation.ts'
import type { MessagePush } from './message.ts'
import type { NotificationGone, NotificationPush } from './notification.ts'

/** What each event carries. Every `data` also has `account_id`, and `performer` when a member caused it. */
export type EventData = {
  'message.created': MessagePush
  'message.updated': MessagePush & { previous_changes?: Record<string, unknown> }
  'first.reply.created': MessagePush
  'conversation.created': ConversationPush
  'conversation.updated': ConversationPush
  'conversation.status_changed': ConversationPush
  'conversation.read': ConversationPush
  'assignee.changed': ConversationPush
  'team.changed': ConversationPush
  'conversation.contact_changed': ConversationPush
  'conversation.deleted': { id: number; inbox_id: number }
  /** To whom was mentioned. */
  'conversation.mentioned': ConversationPush
  'contact.created': ContactPush
  'contact.updated': ContactPush
  'contact.merged': ContactPush
  /** Nothing is kept of who is deleted: the id alone says who it was. */
  'contact.deleted': ContactPush
  /** To whose notification it is. */
  'notification.created': NotificationPush
  'notification.updated': NotificationPush
  'notification.deleted': NotificationGone
  /** Labels, inboxes or teams are other than before: the keys of what clients keep of them. */
  'account.cache_invalidated': { cache_keys: CacheKeys }
}

/** Kept in the log, numbered without gaps per account: what the change feed answers. */
export type EventName = keyof EventData

export type LoggedEvent = {
  [Name in EventName]: {
    seq: number
    event: Name
    data: EventData[Name] & { account_id: number; performer?: UserPush }
  }
}[EventName]

/** Told once and forgotten: typing and presence. They have no `seq` and are not in the feed. */
export type EphemeralEvent =
  | {
      event: 'conversation.typing_on' | 'conversation.typing_off'
      data: {
        account_id: number
        /** To members as other events carry it, without its messages; to visitors no more than this. */
        conversation: { id: number; inbox_id: number }
        user: UserPush | ContactPush | BotPush
        is_private: boolean
      }
    }
  /** A colleague has the conversation on their screen, or no longer. Good for 45 seconds. Members alone hear it. */
  | {
      event: 'conversation.viewing_on' | 'conversation.viewing_off'
      data: { account_id: number; conversation: { id: number; inbox_id: number }; user: UserPush }
    }
  | {
      event: 'presence.update'
      data: { account_id: number; users: Record<string, Availability>; contacts?: Record<string, 'online'> }
    }
  /** What `conversations/unread_counts` answers may be other than before. With the feature `conversation_unread_counts`. */
  | { event: 'conversation.unread_count_changed'; data: { account_id: number } }
  /** The cursor is too old or the permissions changed: forget everything and load afresh. */
  | { event: 'cursor.expired'; data: { account_id: number } }

export type RealtimeEvent = LoggedEvent | EphemeralEvent

/** `GET …/changes?cursor=N&wait=25`: what happened after N. 410 means: load afresh. */
export type ChangesWire = { cursor: number; events: LoggedEvent[] }
