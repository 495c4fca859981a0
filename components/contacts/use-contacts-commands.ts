'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useCommands } from '../shell/commands.ts'
import { paths } from '../shell/paths.ts'

type Options = {
  onSearch: () => void
  onFilter: () => void
  onNew: () => void
  onExport: () => void
  onPickAll: () => void
}

/** What can be done on the table of contacts. */
export function useContactsCommands({ onSearch, onFilter, onNew, onExport, onPickAll }: Options) {
  const t = useTranslations('contacts.commands')
  const router = useRouter()
  const { accountId, isAdministrator } = useAccount()
  const section = 'list' as const
  useCommands([
    { id: 'contacts-search', title: t('search'), section, keys: '/', run: onSearch },
    { id: 'contacts-filter', title: t('filter'), section, keys: 'f', run: onFilter },
    { id: 'contacts-new', title: t('new'), section, keys: 'n', run: onNew },
    { id: 'contacts-pick-all', title: t('pickAll'), section, keys: 'mod+alt+x', run: onPickAll },
    ...(isAdministrator
      ? [
          {
            id: 'contacts-import',
            title: t('import'),
            section,
            run: () => router.push(paths.importContacts(accountId)),
          },
          { id: 'contacts-export', title: t('export'), section, run: onExport },
        ]
      : []),
  ])
}
