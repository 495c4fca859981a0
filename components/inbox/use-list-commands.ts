'use client'

import { type RefObject, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { conversationStatuses } from '#lib/protocol/message.ts'
import type { Conversation } from '../data/conversation.ts'
import { type ListFilter, sorts, type Tab } from '../data/conversation-list.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { useCommands } from '../shell/commands.ts'
import type { ListSettings } from './list-settings.ts'
import { tabs } from './list-tabs.tsx'
import type { ListFocus } from './use-row-focus.ts'
import type { Selection } from './use-selection.ts'

type Options = {
  items: Conversation[]
  openId: number | null
  onOpen: (id: number) => void
  filter: ListFilter
  /** Left out where there are no tabs. */
  onTab?: (tab: Tab) => void
  onChange: (change: Partial<ListSettings>) => void
  selection: Selection
  focus: RefObject<ListFocus | null>
  onBuild: () => void
}

/** Going through the list: J and K move, Enter opens, Alt+J and Alt+K open the neighbour at once. */
export function useListCommands(options: Options) {
  const { items, openId, onOpen, filter, onTab, onChange, selection, focus, onBuild } = options
  const t = useTranslations('commands')
  const tl = useTranslations('list')
  const ts = useTranslations('status')
  const { setStatus } = useConversationActions()
  const neighbour = useNeighbour(items, openId)

  function openNext(step: number) {
    const next = neighbour(step)
    if (!next || next.id === openId) return
    onOpen(next.id)
    focus.current?.focus(next.id)
  }
  function resolveAndNext() {
    if (openId === null) return
    const resolved = openId
    openNext(1)
    void setStatus(resolved, 'resolved')
  }
  function pick() {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.conversation
    const id = focused ? Number(focused) : openId
    if (id !== null) selection.toggle(id)
  }
  const section = 'list' as const
  useCommands([
    { id: 'pick', title: t('pick'), section, keys: 'x', run: pick },
    { id: 'pick-some', title: t('pickSome'), section, run: selection.begin },
    { id: 'pick-all', title: t('pickAll'), section, keys: 'mod+alt+x', run: selection.pickAll },
    { id: 'filter', title: t('filter'), section, keys: 'f', run: onBuild },
    { id: 'list-next', title: t('focusNext'), section, keys: 'j', hidden: true, run: () => focus.current?.step(1) },
    {
      id: 'list-previous',
      title: t('focusPrevious'),
      section,
      keys: 'k',
      hidden: true,
      run: () => focus.current?.step(-1),
    },
    { id: 'open-next', title: t('openNext'), section, keys: 'alt+j', run: () => openNext(1) },
    { id: 'open-previous', title: t('openPrevious'), section, keys: 'alt+k', run: () => openNext(-1) },
    ...(openId === null
      ? []
      : [{ id: 'resolve-next', title: t('resolveNext'), section, keys: 'mod+alt+e', run: resolveAndNext }]),
    ...(onTab
      ? [
          {
            id: 'next-tab',
            title: t('nextTab'),
            section,
            keys: 'alt+n',
            run: () => onTab(tabs[(tabs.indexOf(filter.tab) + 1) % tabs.length] ?? 'all'),
          },
        ]
      : []),
    ...sorts
      .filter(sort => sort !== filter.sort)
      .map(sort => ({
        id: `sort-${sort}`,
        title: t('sortBy', { sort: tl(`sorts.${sort}`) }),
        section,
        run: () => onChange({ sort }),
      })),
    ...(filter.conditions ? [] : [...conversationStatuses, 'all' as const])
      .filter(status => status !== filter.status)
      .map(status => ({
        id: `status-${status}`,
        title: tl('statusFilter', { status: ts(status) }),
        section,
        run: () => onChange({ status }),
      })),
  ])
}

/** What stands beside the open one; or where it stood, when it has left the list. */
function useNeighbour(items: Conversation[], openId: number | null) {
  const last = useRef<{ id: number; at: number } | null>(null)
  const at = items.findIndex(item => item.id === openId)
  if (openId !== null && at >= 0) last.current = { id: openId, at }
  const clamp = (index: number) => items[Math.min(items.length - 1, Math.max(0, index))]
  return (step: number) => {
    if (at >= 0) return clamp(at + step)
    if (last.current && last.current.id === openId) return clamp(step > 0 ? last.current.at : last.current.at - 1)
    return items[0]
  }
}
