export { contactsDoor } from './api.ts'
export {
  type Contact,
  contactAnswer,
  contactChanges,
  contactPush,
  contactPushAnswer,
  contactWire,
  nobody,
  sourceId,
} from './contact.ts'
export { ensureSource, type Source } from './contact-inboxes.ts'
export { changeContact, createContact, findContact } from './contacts.ts'
export { deleteContact } from './deletion.ts'
export { actionsDoor, mergeContacts } from './merge.ts'
export { notesDoor } from './notes-api.ts'
export {
  type ContactsPicked,
  contactQuery,
  countPickedContacts,
  holdContacts,
  nextContacts,
  nextPickedContacts,
} from './selection.ts'
export { type ContactInbox, ensureContactInbox, lockSource, visitorPubsubToken } from './visitors.ts'
