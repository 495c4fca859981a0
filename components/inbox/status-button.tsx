'use client'

import { Check, ChevronDown, CircleDashed, Clock3, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from '../ui/menu.tsx'
import { Tip } from '../ui/tip.tsx'
import { snoozeChoices } from './snooze.ts'

/** The verb that is next (resolve or reopen), with the other states behind the arrow. */
export function StatusButton({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('actions')
  const locale = useLocale()
  const [open, setOpen] = useState(false)
  const { setStatus } = useConversationActions()
  const { id, status } = conversation
  const isOpen = status === 'open'
  useCommands([
    { id: 'snooze', title: t('snoozeMenu'), section: 'conversation', keys: 'alt+m', rank: 6, run: () => setOpen(true) },
  ])
  const choices = snoozeChoices(new Date())
  return (
    <div className="flex">
      <Tip label={isOpen ? t('resolve') : t('reopen')} keys="e">
        <Button
          tone={isOpen ? 'primary' : 'secondary'}
          className="rounded-e-none max-sm:w-9 max-sm:px-0"
          onClick={() => setStatus(id, isOpen ? 'resolved' : 'open')}
        >
          {isOpen ? <Check size={15} aria-hidden /> : <RotateCcw size={14} aria-hidden />}
          <span className="max-sm:sr-only">{isOpen ? t('resolve') : t('reopen')}</span>
        </Button>
      </Tip>
      <Menu open={open} onOpenChange={setOpen}>
        <MenuTrigger asChild>
          <Button
            tone={isOpen ? 'primary' : 'secondary'}
            aria-label={t('moreStatuses')}
            className={isOpen ? 'ms-px rounded-s-none px-1.5' : '-ms-px rounded-s-none px-1.5'}
          >
            <ChevronDown size={15} aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent className="w-64">
          {status !== 'pending' && (
            <MenuItem icon={<CircleDashed size={15} />} onSelect={() => setStatus(id, 'pending')}>
              {t('pending')}
            </MenuItem>
          )}
          {!isOpen && status !== 'resolved' && (
            <MenuItem icon={<Check size={15} />} onSelect={() => setStatus(id, 'resolved')}>
              {t('resolve')}
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuLabel>{t('snooze')}</MenuLabel>
          {choices.map(choice => (
            <MenuItem
              key={choice.id}
              icon={<Clock3 size={15} />}
              hint={choice.until ? snoozeHint(choice.until, locale) : undefined}
              onSelect={() => setStatus(id, 'snoozed', choice.until)}
            >
              {t(`snoozes.${choice.id}`)}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
    </div>
  )
}

function snoozeHint(until: number, locale: string) {
  return new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' }).format(until * 1000)
}
