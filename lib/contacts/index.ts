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
export { fetchContactFace } from './face.ts'
export { contactsLike, searchContacts } from './lists.ts'
export { actionsDoor, mergeContacts, mergeWithin } from './merge.ts'
export { notesDoor } from './notes-api.ts'
export {
  type ContactsPicked,
  contactQuery,
  countPickedContacts,
  holdContacts,
  nextContacts,
  nextPickedContacts,
} from './selection.ts'
export {
  type ContactInbox,
  ensureContactInbox,
  lockSource,
  type OwnContact,
  ownContact,
  visitorPubsubToken,
} from './visitors.ts'
