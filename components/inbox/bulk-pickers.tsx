'use client'

import { Tag, UserRound } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useAgents, useLabels } from '../data/use-directory.ts'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { MenuContent, MenuItem, MenuLabel } from '../ui/menu.tsx'
import { Picker } from '../ui/picker.tsx'
import { ColourDot } from './colour-dot.tsx'
import { snoozeChoices } from './snooze.ts'

/** Until when the picked ones rest. */
export function SnoozeMenu({ onPick }: { onPick: (until: number | null) => void }) {
  const t = useTranslations('actions')
  return (
    <MenuContent>
      <MenuLabel>{t('snooze')}</MenuLabel>
      {snoozeChoices(new Date()).map(choice => (
        <MenuItem key={choice.id} onSelect={() => onPick(choice.until)}>
          {t(`snoozes.${choice.id}`)}
        </MenuItem>
      ))}
    </MenuContent>
  )
}

type PickerProps<Value> = {
  open: boolean
  onOpenChange: (open: boolean) => void
  disabled: boolean
  onPick: (value: Value) => void
}

export function AgentPicker({ onPick, disabled, ...props }: PickerProps<number | null>) {
  const t = useTranslations('actions')
  const { me } = useAccount()
  const agents = useAgents().data ?? []
  const sorted = agents.toSorted((left, right) => Number(right.id === me) - Number(left.id === me))
  const choices = [
    ...sorted.map(one => ({
      id: String(one.id),
      label: one.available_name,
      hint: one.id === me ? t('me') : undefined,
      icon: <Avatar name={one.name} seed={one.id} src={one.thumbnail} size={20} />,
    })),
    { id: 'none', label: t('nobody') },
  ]
  return (
    <Picker
      {...props}
      label={t('assign')}
      placeholder={t('assignPlaceholder')}
      nothing={t('nobodyFound')}
      choices={choices}
      value={null}
      onPick={id => onPick(id === 'none' ? null : Number(id))}
      trigger={
        <IconButton label={t('assign')} keys="a" disabled={disabled}>
          <UserRound size={16} aria-hidden />
        </IconButton>
      }
    />
  )
}

export function LabelPicker({ onPick, disabled, ...props }: PickerProps<string>) {
  const t = useTranslations('bulk')
  const labels = useLabels().data ?? []
  return (
    <Picker
      {...props}
      label={t('addLabel')}
      placeholder={t('findLabel')}
      nothing={t('noLabel')}
      choices={labels.map(one => ({ id: one.title, label: one.title, icon: <ColourDot color={one.color} /> }))}
      value={null}
      onPick={onPick}
      trigger={
        <IconButton label={t('addLabel')} keys="l" disabled={disabled}>
          <Tag size={16} aria-hidden />
        </IconButton>
      }
    />
  )
}
