'use client'

import { Check, Clock3, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { listQuery } from '../data/api-inbox.ts'
import type { ListFilter } from '../data/conversation-list.ts'
import { useBeginBulk } from '../data/use-bulk.ts'
import { useCommands } from '../shell/commands.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuTrigger } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import type { Wish } from './bulk-more.tsx'
import type { Selection } from './use-selection.ts'

/** Keeps the place of a button. */
const place = <span className="size-8" />
const MoreMenu = whenNeeded(async () => (await import('./bulk-more.tsx')).MoreMenu, place)
const AgentPicker = whenNeeded(async () => (await import('./bulk-pickers.tsx')).AgentPicker, place)
const LabelPicker = whenNeeded(async () => (await import('./bulk-pickers.tsx')).LabelPicker, place)
const SnoozeMenu = whenNeeded(async () => (await import('./bulk-pickers.tsx')).SnoozeMenu)

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
  const [snoozing, setSnoozing] = useState(false)
  const tc = useTranslations('bulkCommands')
  // Above the conversation's own keys: while some are picked, they are what is meant; and first the picking ends.
  const above = { section: 'list', rank: 99 } as const
  useCommands([
    { ...above, id: 'pick-none', title: t('clear'), keys: 'escape', run: selection.clear },
    ...(count === 0
      ? []
      : [
          { ...above, id: 'picked-resolve', title: tc('resolve'), keys: 'e alt+e', run: resolve },
          { ...above, id: 'picked-snooze', title: tc('snooze'), keys: 'alt+m', run: () => setSnoozing(true) },
          { ...above, id: 'picked-assign', title: tc('assign'), keys: 'a', run: () => setAssigning(true) },
          { ...above, id: 'picked-label', title: tc('label'), keys: 'l', run: () => setLabelling(true) },
        ]),
  ])

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

  function resolve() {
    change({ fields: { status: 'resolved' } })
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
        <IconButton label={t('resolve')} keys="e" disabled={disabled} onClick={resolve}>
          <Check size={16} aria-hidden />
        </IconButton>
        <Menu open={snoozing} onOpenChange={setSnoozing}>
          <MenuTrigger asChild>
            <IconButton label={t('snooze')} keys="alt+m" disabled={disabled}>
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
