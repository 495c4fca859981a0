export { assignableAgentsDoor, inboxesDoor, inboxMembersDoor } from './api.ts'
export { type AnyChannelKind, type ChannelKeys, type ChannelKind, defineChannel, type Traits } from './channel-kind.ts'
export { createInbox, findInbox, listInboxes } from './inboxes.ts'
export { assignableAgents, listInboxMembers, replaceInboxMembers } from './members.ts'
