'use client'

import { Braces } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAttributes } from '../../data/use-directory.ts'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuTrigger } from '../../ui/menu.tsx'
import { attributeVariable, variables } from './variables.ts'

/** A menu of what can be filled in by itself. */
export function InsertVariable({ onInsert }: { onInsert: (variable: string) => void }) {
  const t = useTranslations('settings.canned')
  const attributes = useAttributes().data ?? []
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button size="sm" className="self-start">
          <Braces size={14} aria-hidden />
          {t('insert')}
        </Button>
      </MenuTrigger>
      <MenuContent align="start" className="w-72" onCloseAutoFocus={event => event.preventDefault()}>
        {variables.map(one => (
          <MenuItem key={one} hint={one} onSelect={() => onInsert(one)}>
            {t(`variables.${one.replace('.', '_') as 'contact_name'}`)}
          </MenuItem>
        ))}
        {attributes.length > 0 && <MenuLabel>{t('attributes')}</MenuLabel>}
        {attributes.map(one => (
          <MenuItem key={one.id} onSelect={() => onInsert(attributeVariable(one))}>
            {one.attribute_display_name}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  )
}
