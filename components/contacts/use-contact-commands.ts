'use client'

import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useCommands } from '../shell/commands.ts'

export const noteFieldId = 'contact-note'

type Options = { blocked: boolean; onMerge: () => void; onBlock: () => void; onDelete: () => void }

/** What can be done with the contact that is open. */
export function useContactCommands({ blocked, onMerge, onBlock, onDelete }: Options) {
  const t = useTranslations('contacts.commands')
  const { isAdministrator } = useAccount()
  const section = 'list' as const
  useCommands([
    {
      id: 'contact-note',
      title: t('note'),
      section,
      keys: 'n',
      run: () => document.getElementById(noteFieldId)?.focus(),
    },
    { id: 'contact-merge', title: t('merge'), section, keys: 'm', run: onMerge },
    { id: 'contact-block', title: t(blocked ? 'unblock' : 'block'), section, run: onBlock },
    ...(isAdministrator ? [{ id: 'contact-delete', title: t('delete'), section, run: onDelete }] : []),
  ])
}
