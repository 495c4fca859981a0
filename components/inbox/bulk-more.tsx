'use client'

import { Ellipsis } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { priorities } from '#lib/protocol/conversation.ts'
import type { ConversationBulk } from '../data/api-inbox.ts'
import { useLabels, useTeams } from '../data/use-directory.ts'
import { IconButton } from '../ui/icon-button.tsx'
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuSeparator,
  MenuSub,
  MenuSubContent,
  MenuSubTrigger,
  MenuTrigger,
} from '../ui/menu.tsx'
import { ColourDot } from './colour-dot.tsx'
import { PriorityIcon } from './priority-icon.tsx'

export type Wish = Pick<ConversationBulk, 'fields' | 'labels' | 'snoozed_until'>

/** What is done to picked conversations less often. */
export function MoreMenu({ disabled, onChange }: { disabled: boolean; onChange: (wish: Wish) => void }) {
  const t = useTranslations('bulk')
  const tp = useTranslations('priority')
  const teams = useTeams().data ?? []
  const labels = useLabels().data ?? []
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t('more')} disabled={disabled}>
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuItem onSelect={() => onChange({ fields: { status: 'open' } })}>{t('reopen')}</MenuItem>
        <MenuItem onSelect={() => onChange({ fields: { status: 'pending' } })}>{t('pending')}</MenuItem>
        <MenuSeparator />
        <MenuSub>
          <MenuSubTrigger>{t('priority')}</MenuSubTrigger>
          <MenuSubContent>
            {[null, ...priorities.toReversed()].map(one => (
              <MenuItem
                key={one ?? 'none'}
                icon={<PriorityIcon priority={one} />}
                onSelect={() => onChange({ fields: { priority: one } })}
              >
                {tp(one ?? 'none')}
              </MenuItem>
            ))}
          </MenuSubContent>
        </MenuSub>
        {teams.length > 0 && (
          <MenuSub>
            <MenuSubTrigger>{t('team')}</MenuSubTrigger>
            <MenuSubContent>
              {teams.map(one => (
                <MenuItem key={one.id} onSelect={() => onChange({ fields: { team_id: one.id } })}>
                  {one.name}
                </MenuItem>
              ))}
              <MenuSeparator />
              <MenuItem onSelect={() => onChange({ fields: { team_id: null } })}>{t('noTeam')}</MenuItem>
            </MenuSubContent>
          </MenuSub>
        )}
        {labels.length > 0 && (
          <MenuSub>
            <MenuSubTrigger>{t('removeLabel')}</MenuSubTrigger>
            <MenuSubContent>
              {labels.map(one => (
                <MenuItem
                  key={one.id}
                  icon={<ColourDot color={one.color} />}
                  onSelect={() => onChange({ labels: { remove: [one.title] } })}
                >
                  {one.title}
                </MenuItem>
              ))}
            </MenuSubContent>
          </MenuSub>
        )}
      </MenuContent>
    </Menu>
  )
}
