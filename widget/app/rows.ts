import { messageType } from '#lib/protocol/message.ts'
import type { Pending, Thread, ThreadMessage } from './thread.ts'

/** Messages of one sender closer than this stand together. */
const together = 5 * 60

export type Sender = { key: string; name: string; avatar: string }

/** A line of the conversation: the beginning of a day, or one message with its place in its group. */
export type Row =
  | { kind: 'day'; key: string; at: number }
  | {
      kind: 'message'
      key: string
      at: number
      mine: boolean
      sender: Sender
      first: boolean
      last: boolean
      /** The very last message of all. */
      newest: boolean
      message?: ThreadMessage
      pending?: Pending
    }

type MessageRow = Extract<Row, { kind: 'message' }>

/** What to draw, top to bottom. `nobody` signs messages that have no sender (greetings, bots). */
export function rowsOf(thread: Thread, nobody: string): Row[] {
  const messages = [
    ...thread.messages.filter(m => m.message_type !== messageType.activity).map(m => ofMessage(m, nobody)),
    ...thread.pending.map(ofPending),
  ]
  const rows: Row[] = []
  messages.forEach((row, i) => {
    const before = messages[i - 1]
    const after = messages[i + 1]
    if (!before || day(before.at) !== day(row.at)) rows.push({ kind: 'day', key: `day-${day(row.at)}`, at: row.at })
    rows.push({ ...row, first: !joined(before, row), last: !joined(row, after), newest: !after })
  })
  return rows
}

function ofMessage(message: ThreadMessage, nobody: string): MessageRow {
  const { sender } = message
  const mine = message.message_type === messageType.incoming
  return {
    ...base(message.echo_id ?? String(message.id), message.created_at, mine),
    sender: mine
      ? me
      : { key: `user-${sender?.id ?? 0}`, name: nameOf(sender) ?? nobody, avatar: sender?.thumbnail ?? '' },
    message,
  }
}

function ofPending(pending: Pending): MessageRow {
  return { ...base(pending.echo_id, pending.created_at, true), sender: me, pending }
}

const me: Sender = { key: 'me', name: '', avatar: '' }
const base = (key: string, at: number, mine: boolean) =>
  ({ kind: 'message', key, at, mine, first: true, last: true, newest: false }) as const

function nameOf(sender: ThreadMessage['sender']) {
  if (sender?.type === 'user') return sender.available_name || sender.name
  return sender?.name || undefined
}

function joined(a: MessageRow | undefined, b: MessageRow | undefined) {
  if (!a || !b) return false
  const failed = a.pending?.state === 'failed' || b.pending?.state === 'failed'
  return !failed && a.sender.key === b.sender.key && b.at - a.at < together && day(a.at) === day(b.at)
}

/** The visitor's calendar day of a unix time in seconds. */
export function day(at: number) {
  return new Date(at * 1000).toDateString()
}
