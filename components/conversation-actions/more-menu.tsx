'use client'

import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuTrigger } from '../ui/menu.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'

const MoreEntries = whenNeeded(async () => (await import('./more-entries.tsx')).MoreEntries)

/** Everything else that can be done with the conversation, each with its key. */
export function MoreMenu() {
  const t = useTranslations('side')
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t('more')}>
          <Ellipsis size={17} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent needs={MoreEntries.load} className="w-76">
        <MoreEntries />
      </MenuContent>
    </Menu>
  )
}
