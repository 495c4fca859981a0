'use client'

import { CornerDownLeft, MoreHorizontal, PenLine, Signature, Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadio,
  MenuRadioGroup,
  MenuSeparator,
  MenuTrigger,
} from '../ui/menu.tsx'
import type { ComposerSettings } from './use-settings.ts'

/** How this person writes: the signature, the key that sends, and whether there is a moment to take it back. */
export function ComposerMenu({ settings, onSignature }: { settings: ComposerSettings; onSignature: () => void }) {
  const t = useTranslations('composer.settings')
  const { signature, signs, setSigns, enterSends, setEnterSends, holdMs, setHold } = settings
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t('menu')} side="top">
          <MoreHorizontal size={16} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent side="top" align="start" className="w-72">
        {signature && (
          <MenuItem
            icon={<Signature size={15} aria-hidden />}
            hint={signs ? t('on') : t('off')}
            onSelect={() => setSigns(!signs)}
          >
            {t('signature')}
          </MenuItem>
        )}
        <MenuItem icon={<PenLine size={15} aria-hidden />} onSelect={onSignature}>
          {signature ? t('editSignature') : t('addSignature')}
        </MenuItem>
        <MenuItem
          icon={<Undo2 size={15} aria-hidden />}
          hint={holdMs ? t('on') : t('off')}
          onSelect={() => setHold(!holdMs)}
        >
          {t('undoSend')}
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>{t('sendWith')}</MenuLabel>
        <MenuRadioGroup value={enterSends ? 'enter' : 'mod'} onValueChange={value => setEnterSends(value === 'enter')}>
          <MenuRadio value="enter" icon={<CornerDownLeft size={15} aria-hidden />}>
            {t('enter')}
          </MenuRadio>
          <MenuRadio value="mod" icon={<CornerDownLeft size={15} aria-hidden />}>
            {t('modEnter')}
          </MenuRadio>
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  )
}
