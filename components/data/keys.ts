import type { ListFilter } from './conversation-list.ts'

/** Names of what is kept in the query cache. Everything of an account begins with it, so that it can be dropped at once. */
export const keys = {
  installation: ['installation'] as const,
  profile: ['profile'] as const,
  invitation: (token: string) => ['invitation', token] as const,
  account: (account: number) => ['account', account, 'account'] as const,
  everything: (account: number) => ['account', account] as const,
  lists: (account: number) => ['account', account, 'lists'] as const,
  list: (account: number, filter: ListFilter) => ['account', account, 'lists', filter] as const,
  conversation: (account: number, id: number) => ['account', account, 'conversation', id] as const,
  conversations: (account: number) => ['account', account, 'conversation'] as const,
  history: (account: number, id: number) => ['account', account, 'history', id] as const,
  histories: (account: number) => ['account', account, 'history'] as const,
  contact: (account: number, id: number) => ['account', account, 'contact', id] as const,
  contactConversations: (account: number, id: number) => ['account', account, 'contact-conversations', id] as const,
  inboxes: (account: number) => ['account', account, 'inboxes'] as const,
  members: (account: number, inbox: number) => ['account', account, 'members', inbox] as const,
  assignable: (account: number, inbox: number) => ['account', account, 'assignable', inbox] as const,
  agents: (account: number) => ['account', account, 'agents'] as const,
  invitations: (account: number) => ['account', account, 'invitations'] as const,
  campaigns: (account: number) => ['account', account, 'campaigns'] as const,
  webhooks: (account: number) => ['account', account, 'webhooks'] as const,
  receivers: (account: number) => ['account', account, 'receivers'] as const,
  deliveries: (account: number, webhook: number) => ['account', account, 'deliveries', webhook] as const,
  delivery: (account: number, id: number) => ['account', account, 'delivery', id] as const,
  outbox: (account: number) => ['account', account, 'outbox'] as const,
}
