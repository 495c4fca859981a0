/**
 * Conversations that the viewer has marked as unread, and which stay so while they are on the screen, until something new
 * comes: `account:conversation` → the last message then.
 */
const left = new Map<string, number>()
const keyOf = (account: number, id: number) => `${account}:${id}`

export const leaveUnread = (account: number, id: number, lastMessage: number): void =>
  void left.set(keyOf(account, id), lastMessage)

/** Who opens it again reads it. */
export const readAgain = (account: number, id: number): void => void left.delete(keyOf(account, id))

export const isLeftUnread = (account: number, id: number, lastMessage: number): boolean =>
  (left.get(keyOf(account, id)) ?? -1) >= lastMessage
