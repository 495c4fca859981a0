import type asking from '../asking/english.ts'
import type emoji from '../emoji/english.ts'
import type kinds from '../kinds/english.ts'
import type screens from '../screens/english.ts'

/** The words that are there from the first moment. Those of parts that come later come with them, in this language. */
const en = {
  close: 'Close chat',
  greeting: 'How can we help?',
  online: 'We are online',
  away: 'We are away',
  in_a_few_minutes: 'Usually replies in a few minutes',
  in_a_few_hours: 'Usually replies in a few hours',
  in_a_day: 'Usually replies within a day',
  conversation: 'Conversation',
  today: 'Today',
  yesterday: 'Yesterday',
  you: 'You',
  team: 'Team',
  says: '{name} wrote: {text}',
  typing: '{name} is typing',
  placeholder: 'Write a message…',
  message: 'Message',
  attach: 'Attach files',
  file: 'File',
  send: 'Send message',
  sending: 'Sending…',
  sent: 'Sent',
  seen: 'Seen',
  uploading: 'Sending {name}',
  remove: 'Remove {name}',
  drop: 'Drop files to send them',
  reply: 'Reply',
  repliesTo: 'In reply to',
  cancelReply: 'Cancel the reply',
  earlier: 'An earlier message',
  left: '{count} characters left',
  emoji: 'Emoji',
  sound: 'Sound when an answer comes',
  failed: 'Not sent.',
  retry: 'Try again',
  tooLong: 'Too long by {count} characters',
  newMessages: 'New messages',
  resolved: 'This conversation is resolved. Write to continue it.',
  offline: 'You are offline. Messages are sent when you are back.',
  reconnecting: 'Reconnecting…',
  limited: 'That was a lot at once. Sending again in {seconds} s.',
  unavailable: 'The chat could not be loaded',
  unavailableHint: 'Check your connection and try again.',
  backAt: 'Back {time}',
  more: 'More',
  brand: 'Powered by Charla',
  olderFailed: 'Earlier messages could not be loaded.',
}

export type Catalogue = typeof en & typeof asking & typeof kinds & typeof emoji & typeof screens
export default en
