export { contactsDoor } from './api.ts'
export { noteChange, pruneChanges } from './changes.ts'
export { contactChangesDoor, deletionDoor } from './changes-api.ts'
export {
  assertNotAhead,
  type ConsentInput,
  consentInput,
  consentOf,
  newestConsents,
  recordConsent,
} from './consents.ts'
export { consentsDoor } from './consents-api.ts'
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
export { ensureLockedSource, ensureSource, ownAddress, type Source } from './contact-inboxes.ts'
export { changeContact, createContact, findContact } from './contacts.ts'
export { deleteContact } from './deletion.ts'
export { fetchContactFace } from './face.ts'
export { contactsSuch } from './filterable.ts'
export { contactsLike, searchContacts } from './lists.ts'
export { mergeContacts, mergeWithin } from './merge.ts'
export { pruneMerges } from './merge-record.ts'
export { actionsDoor, duplicatesDoor, mergesDoor } from './merges-api.ts'
export { type Note, noteAnswer, noteRows, noteWire } from './notes.ts'
export { notesDoor } from './notes-api.ts'
export {
  type ContactsPicked,
  contactQuery,
  countPickedContacts,
  holdContacts,
  nextContacts,
  nextPickedContacts,
} from './selection.ts'
export { visible } from './visible.ts'
export {
  type ContactInbox,
  ensureContactInbox,
  lockSource,
  type OwnContact,
  ownContact,
  visitorPubsubToken,
} from './visitors.ts'
