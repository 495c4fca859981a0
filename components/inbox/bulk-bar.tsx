'use client'

import { Check, Clock3, Ellipsis, Tag, UserRound, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { priorities } from '#lib/protocol/conversation.ts'
import { useAccount } from '../data/account-context.tsx'
import type { ConversationBulk } from '../data/api-inbox.ts'
import { listQuery } from '../data/api-inbox.ts'
import type { ListFilter } from '../data/conversation-list.ts'
import { useBeginBulk } from '../data/use-bulk.ts'
import { useAgents, useLabels, useTeams } from '../data/use-directory.ts'
import { useCommands } from '../shell/commands.ts'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuSeparator,
  MenuSub,
  MenuSubContent,
  MenuSubTrigger,
  MenuTrigger,
} from '../ui/menu.tsx'
import { Picker } from '../ui/picker.tsx'
import { toast } from '../ui/toast.tsx'
import { ColourDot } from './colour-dot.tsx'
import { PriorityIcon } from './priority-icon.tsx'
import { snoozeChoices } from './snooze.ts'
import type { Selection } from './use-selection.ts'

type Wish = Pick<ConversationBulk, 'fields' | 'labels' | 'snoozed_until'>
type Props = {
  /** Of the list that is picked from. */
  title: string
  selection: Selection
  filter: ListFilter
  matching: number
  loaded: number
}

/** What can be done with the picked rows, in place of the list's own header. */
export function BulkBar({ title, selection, filter, matching, loaded }: Props) {
  const t = useTranslations('bulk')
  const begin = useBeginBulk()
  const count = selection.all ? matching : selection.ids.size
  const [assigning, setAssigning] = useState(false)
  const [labelling, setLabelling] = useState(false)
  // Above the conversation's own Escape: first the picking ends.
  useCommands([{ id: 'pick-none', title: t('clear'), section: 'list', keys: 'escape', rank: 99, run: selection.clear }])

  function change(wish: Wish) {
    const which = !selection.all
      ? { ids: [...selection.ids] }
      : filter.conditions
        ? { payload: filter.conditions }
        : { query: listQuery(filter) }
    begin.mutate(
      { ...which, ...wish },
      {
        onSuccess: selection.clear,
        onError: () => toast(t('notBegun'), { tone: 'danger', action: { label: t('retry'), run: () => change(wish) } }),
      },
    )
  }

  const disabled = count === 0 || begin.isPending
  return (
    <div
      role="toolbar"
      aria-label={t('toolbar')}
      className="flex h-13 shrink-0 flex-col justify-center bg-accent-soft px-2"
    >
      <h1 className="sr-only">{title}</h1>
      <div className="flex items-center gap-0.5">
        <IconButton label={t('clear')} keys="escape" onClick={selection.clear}>
          <X size={16} aria-hidden />
        </IconButton>
        <div className="min-w-0 flex-1 leading-4">
          <p role="status" className="truncate text-sm font-medium">
            {t('selected', { count })}
          </p>
          {!selection.all && matching > selection.ids.size && selection.ids.size > 0 && (
            <button
              type="button"
              onClick={selection.pickAll}
              className="max-w-full truncate text-xs font-medium text-accent-text hover:underline"
            >
              {t('pickAll', { count: Math.max(matching, loaded) })}
            </button>
          )}
        </div>
        <IconButton label={t('resolve')} disabled={disabled} onClick={() => change({ fields: { status: 'resolved' } })}>
          <Check size={16} aria-hidden />
        </IconButton>
        <Menu>
          <MenuTrigger asChild>
            <IconButton label={t('snooze')} disabled={disabled}>
              <Clock3 size={16} aria-hidden />
            </IconButton>
          </MenuTrigger>
          <SnoozeMenu onPick={until => change({ fields: { status: 'snoozed' }, snoozed_until: until })} />
        </Menu>
        <AgentPicker
          open={assigning}
          onOpenChange={setAssigning}
          disabled={disabled}
          onPick={id => change({ fields: { assignee_id: id } })}
        />
        <LabelPicker
          open={labelling}
          onOpenChange={setLabelling}
          disabled={disabled}
          onPick={title => change({ labels: { add: [title] } })}
        />
        <MoreMenu disabled={disabled} onChange={change} />
      </div>
    </div>
  )
}

function SnoozeMenu({ onPick }: { onPick: (until: number | null) => void }) {
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

function AgentPicker({ onPick, disabled, ...props }: PickerProps<number | null>) {
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
        <IconButton label={t('assign')} disabled={disabled}>
          <UserRound size={16} aria-hidden />
        </IconButton>
      }
    />
  )
}

function LabelPicker({ onPick, disabled, ...props }: PickerProps<string>) {
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
        <IconButton label={t('addLabel')} disabled={disabled}>
          <Tag size={16} aria-hidden />
        </IconButton>
      }
    />
  )
}

function MoreMenu({ disabled, onChange }: { disabled: boolean; onChange: (wish: Wish) => void }) {
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
