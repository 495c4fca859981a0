import { conversationStatuses } from '#lib/protocol/message.ts'
import { type ListFilter, sorts } from '../data/conversation-list.ts'
import { localStore, persist } from '../ui/persisted.ts'

export type ListSettings = Omit<ListFilter, 'inboxId'>

const key = 'charla:list'
const usual: ListSettings = { tab: 'me', status: 'open', sort: 'last_activity_at_desc' }

/** How this browser's person last looked at the list. */
export function readListSettings(): ListSettings {
  try {
    const kept = JSON.parse(localStore()?.getItem(key) ?? '{}') as Partial<ListSettings>
    return {
      tab: (['me', 'unassigned', 'all'] as const).find(tab => tab === kept.tab) ?? 'all',
      status: ([...conversationStatuses, 'all'] as const).find(status => status === kept.status) ?? usual.status,
      sort: sorts.find(sort => sort === kept.sort) ?? usual.sort,
    }
  } catch {
    return usual
  }
}

export function writeListSettings(settings: ListSettings) {
  persist(key, JSON.stringify(settings))
}
