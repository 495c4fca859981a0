import { kindOf } from './conversation.ts'
import type { History, HistoryMessage } from './history.ts'

/** The newest message that is known, whether it is among those that are held or not; 0 for none. */
export const newestId = ({ messages, ahead }: History): number => ahead.at(-1)?.id ?? messages.at(-1)?.id ?? 0

/** The newest reply of a colleague after the message `began`; notes, bots and the customer collide with nobody. */
export function repliedMeanwhile({ messages, ahead }: History, began: number, me: number): HistoryMessage | null {
  const isTheirs = (message: HistoryMessage) =>
    message.id > began &&
    kindOf(message) === 'outgoing' &&
    message.sender?.type === 'user' &&
    message.sender.id !== me &&
    !message.content_attributes.deleted
  return ahead.findLast(isTheirs) ?? messages.findLast(isTheirs) ?? null
}
