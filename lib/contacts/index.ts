export { contactsDoor } from './api.ts'
export { type Contact, contactChanges, contactPush, contactWire, nobody, sourceId } from './contact.ts'
export { ensureSource, type Source } from './contact-inboxes.ts'
export { changeContact, findContact } from './contacts.ts'
export { actionsDoor, mergeContacts, mergeWithin } from './merge.ts'
export { notesDoor } from './notes-api.ts'
export {
  type ContactInbox,
  ensureContactInbox,
  lockSource,
  type OwnContact,
  ownContact,
  visitorPubsubToken,
} from './visitors.ts'
