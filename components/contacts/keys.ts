import type { ContactFilter } from './contact-filter.ts'

/** Names of what the screens of contacts keep; under the account's, so that all of it can be dropped at once. */
export const contactKeys = {
  all: (account: number) => ['account', account, 'contacts'] as const,
  lists: (account: number) => ['account', account, 'contacts', 'list'] as const,
  page: (account: number, filter: ContactFilter, page: number) =>
    ['account', account, 'contacts', 'list', filter, page] as const,
  one: (account: number, id: number) => ['account', account, 'contacts', 'one', id] as const,
  part: (
    account: number,
    id: number,
    part: 'changes' | 'conversations' | 'notes' | 'duplicates' | 'merges' | 'files' | 'consents',
  ) => ['account', account, 'contacts', 'one', id, part] as const,
  imports: (account: number) => ['account', account, 'contacts', 'imports'] as const,
  import: (account: number, id: number) => ['account', account, 'contacts', 'imports', id] as const,
  preview: (account: number, id: number, run: string) => ['account', account, 'contacts', 'imports', id, run] as const,
  exports: (account: number) => ['account', account, 'contacts', 'exports'] as const,
}
