import { localStore, persist } from '../ui/persisted.ts'
import { type ContactSort, isSort } from './contact-filter.ts'

const key = 'charla:contacts:sort'
const usual: ContactSort = '-last_activity_at'

/** How this browser's person last had the contacts ordered. */
export function readSort(): ContactSort {
  const kept = localStore()?.getItem(key)
  return isSort(kept) ? kept : usual
}

export function writeSort(sort: ContactSort): void {
  persist(key, sort)
}
