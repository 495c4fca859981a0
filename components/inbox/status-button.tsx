'use client'

import { CalendarClock, Check, ChevronDown, CircleDashed, Clock3, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { openAction } from '../conversation-actions/opened.ts'
import type { Conversation } from '../data/conversation.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from '../ui/menu.tsx'
import { Tip } from '../ui/tip.tsx'
import { snoozeChoices, snoozeWords } from './snooze.ts'

/** The verb that is next (resolve or reopen), with the other states behind the arrow. */
export function StatusButton({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('actions')
  const [open, setOpen] = useState(false)
  const { setStatus } = useConversationActions()
  const { id, status } = conversation
  const isOpen = status === 'open'
  useCommands([
    {
      id: 'snooze',
      title: t('snoozeMenu'),
      section: 'conversation',
      keys: 'z alt+m',
      rank: 6,
      run: () => setOpen(true),
    },
  ])
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
        <Tip label={t('snoozeMenu')} keys="z">
          <MenuTrigger asChild>
            <Button
              tone={isOpen ? 'primary' : 'secondary'}
              aria-label={t('moreStatuses')}
              className={isOpen ? 'ms-px rounded-s-none px-1.5' : '-ms-px rounded-s-none px-1.5'}
            >
              <ChevronDown size={15} aria-hidden />
            </Button>
          </MenuTrigger>
        </Tip>
        <MenuContent className="w-68">
          {status !== 'pending' && (
            <MenuItem icon={<CircleDashed size={15} />} keys="shift+e" onSelect={() => setStatus(id, 'pending')}>
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
          <SnoozeItems onPick={until => setStatus(id, 'snoozed', until)} />
        </MenuContent>
      </Menu>
    </div>
  )
}

function SnoozeItems({ onPick }: { onPick: (until: number | null) => void }) {
  const t = useTranslations('actions')
  const ts = useTranslations('side.snooze')
  const locale = useLocale()
  const now = new Date()
  return (
    <>
      {snoozeChoices(now).map(choice => (
        <MenuItem
          key={choice.id}
          icon={<Clock3 size={15} />}
          hint={choice.until ? snoozeWords(choice.until, now, locale) : undefined}
          onSelect={() => onPick(choice.until)}
        >
          {t(`snoozes.${choice.id}`)}
        </MenuItem>
      ))}
      <MenuItem
        icon={<CalendarClock size={15} />}
        keys="shift+z"
        onSelect={() => setTimeout(() => openAction({ what: 'snooze' }), 30)}
      >
        {ts('pick')}
      </MenuItem>
    </>
  )
}
