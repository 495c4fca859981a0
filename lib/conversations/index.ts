export { contactConversationsDoor, conversationsDoor } from './api.ts'
export { assign, assignByTurn } from './assignment.ts'
export {
  asNewAttachment,
  attachmentAnswer,
  attachmentRow,
  type NewAttachment,
  readerOf,
  relinked,
} from './attachment.ts'
export { attachmentFilesDoor, contactAttachmentsDoor } from './attachments-api.ts'
export { type Conversation, conversationPush, conversationWire, statusName } from './conversation.ts'
export { findConversation } from './conversations.ts'
export { deleteConversation, takeBack } from './deletion.ts'
export { allDraftsDoor } from './drafts-api.ts'
export { autoResolveConversations, reopenSnoozedConversations, sendScheduledMessages } from './jobs.ts'
export { join } from './join.ts'
export { labelConversation, labelsOfConversation, relabelConversation } from './labels.ts'
export { withVariablesIn } from './liquid.ts'
export { renderMarkdown } from './markdown.ts'
export {
  contactForVisitor,
  type Message,
  type MessageConversation,
  messageFields,
  messageForVisitor,
  messagePush,
  messageWire,
  newMessage,
  saysSomething,
  seconds,
  senderType,
} from './message.ts'
export { failMessage } from './message-status.ts'
export { feedCursor, listMessages, reply, takeAttachments } from './messages.ts'
export { mute } from './mute.ts'
export { insertConversation, lockDisplayIds } from './new-conversation.ts'
export { companyConversationsDoor } from './of-company.ts'
export { checkWindowIn } from './reply-window.ts'
export { conversationRows, messageQuery, messageRows, revived, visible } from './rows.ts'
export { markSeenByContact } from './seen.ts'
export {
  type ConversationsPicked,
  conversationQuery,
  countPickedConversations,
  holdConversations,
  nextPickedConversations,
} from './selection.ts'
export { nextScheduled } from './send-scheduled.ts'
export { setPriority, takeFromBot, toggleStatus } from './status.ts'
export { submission, submit } from './submission.ts'
export { assignTeam } from './team.ts'
export { limitTranscripts, mailTranscript, sendTranscript } from './transcript.ts'
export { findMessage, keepTranslation, translationOf } from './translations.ts'
export { agentTypes, visitorTypes } from './typing.ts'
export { changeAttributesAsVisitor } from './visitor-attributes.ts'
export {
  askForPerson,
  beginAsVisitor,
  conversationOfVisitor,
  conversationsOfVisitor,
  type Glimpse,
  glimpsesForVisitor,
  hasEarlierConversation,
  messagesForVisitor,
  resolveAsVisitor,
  writeInConversation,
} from './visitor-conversations.ts'
export { writeAsVisitor } from './visitor-message.ts'
export { type MessageToWrite, writeMessage } from './write-message.ts'
