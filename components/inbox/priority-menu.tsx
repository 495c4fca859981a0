'use client'

import { useTranslations } from 'use-intl'
import { type Priority, priorities } from '#lib/protocol/conversation.ts'
import type { Conversation } from '../data/conversation.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { cx } from '../ui/cx.ts'
import { Menu, MenuContent, MenuRadio, MenuRadioGroup, MenuTrigger } from '../ui/menu.tsx'
import { Tip } from '../ui/tip.tsx'
import { PriorityIcon } from './priority-icon.tsx'

/** How urgent it is. */
export function PriorityMenu({ conversation, compact }: { conversation: Conversation; compact?: boolean }) {
  const t = useTranslations('priority')
  const { setPriority } = useConversationActions()
  const { id, priority } = conversation
  return (
    <Menu>
      <Tip label={t('title')} keys="p">
        <MenuTrigger
          aria-label={t('label', { priority: t(priority ?? 'none') })}
          className={cx(
            'flex h-8 items-center gap-2.5 rounded-md text-muted hover:bg-hover data-[state=open]:bg-press',
            compact ? 'w-8 justify-center' : '-mx-2 w-[calc(100%+16px)] px-2',
          )}
        >
          <PriorityIcon priority={priority} />
          {!compact && <span className={cx(priority && 'text-text')}>{t(priority ?? 'none')}</span>}
        </MenuTrigger>
      </Tip>
      <MenuContent align={compact ? 'end' : 'start'} className="min-w-40">
        <MenuRadioGroup
          value={priority ?? 'none'}
          onValueChange={value => setPriority(id, value === 'none' ? null : (value as Priority))}
        >
          <MenuRadio value="none" icon={<PriorityIcon priority={null} />}>
            {t('none')}
          </MenuRadio>
          {priorities.toReversed().map(one => (
            <MenuRadio key={one} value={one} icon={<PriorityIcon priority={one} />}>
              {t(one)}
            </MenuRadio>
          ))}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  )
}
