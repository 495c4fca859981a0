'use client'

import { MoreHorizontal } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuTrigger } from '../ui/menu.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import type { ComposerSettings } from './use-settings.ts'

const ComposerEntries = whenNeeded(async () => (await import('./composer-entries.tsx')).ComposerEntries)

/** How this person writes: the signature, the key that sends, and whether there is a moment to take it back. */
export function ComposerMenu(props: { settings: ComposerSettings; onSignature: () => void }) {
  const t = useTranslations('composer.settings')
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t('menu')} side="top">
          <MoreHorizontal size={16} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent needs={ComposerEntries.load} side="top" align="start" className="w-72">
        <ComposerEntries {...props} />
      </MenuContent>
    </Menu>
  )
}
