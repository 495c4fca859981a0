'use client'

import { CornerDownLeft, PenLine, Signature, Undo2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { MenuItem, MenuLabel, MenuRadio, MenuRadioGroup, MenuSeparator } from '../ui/menu.tsx'
import type { ComposerSettings } from './use-settings.ts'

export function ComposerEntries({ settings, onSignature }: { settings: ComposerSettings; onSignature: () => void }) {
  const t = useTranslations('composer.settings')
  const { signature, signs, setSigns, enterSends, setEnterSends, holdMs, setHold } = settings
  return (
    <>
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
    </>
  )
}
