export { contactsDoor } from './api.ts'
export { type Contact, contactChanges, contactPush, contactWire } from './contact.ts'
export { changeContact, findContact } from './contacts.ts'
export { type ContactInbox, ensureContactInbox, visitorPubsubToken } from './visitors.ts'
