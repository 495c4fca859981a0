'use client'

import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import type { Tab } from '../data/conversation-list.ts'
import { useCommands } from '../shell/commands.ts'
import { tabs } from './list-tabs.tsx'
import type { Selection } from './use-selection.ts'

type Options = {
  items: Conversation[]
  openId: number | null
  onOpen: (id: number) => void
  tab: Tab
  /** Left out where there are no tabs. */
  onTab?: (tab: Tab) => void
  selection: Selection
  onBuild: () => void
}

/** Going through the list: J and K move, Enter opens, Alt+J and Alt+K open the neighbour at once. */
export function useListCommands({ items, openId, onOpen, tab, onTab, selection, onBuild }: Options) {
  const t = useTranslations('commands')
  function neighbour(step: number, from: number | null) {
    const at = items.findIndex(item => item.id === from)
    return at < 0 ? items[0] : items[Math.min(items.length - 1, Math.max(0, at + step))]
  }
  function focus(step: number) {
    const focused = (document.activeElement as HTMLElement | null)?.dataset.conversation
    const next = neighbour(step, focused ? Number(focused) : openId)
    if (next) document.querySelector<HTMLElement>(`[data-conversation="${next.id}"]`)?.focus()
  }
  function openNext(step: number) {
    const next = neighbour(step, openId)
    if (next && next.id !== openId) onOpen(next.id)
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
    { id: 'list-next', title: t('focusNext'), section: 'list', keys: 'j', hidden: true, run: () => focus(1) },
    { id: 'list-previous', title: t('focusPrevious'), section: 'list', keys: 'k', hidden: true, run: () => focus(-1) },
    { id: 'open-next', title: t('openNext'), section: 'list', keys: 'alt+j', run: () => openNext(1) },
    { id: 'open-previous', title: t('openPrevious'), section: 'list', keys: 'alt+k', run: () => openNext(-1) },
    {
      id: 'next-tab',
      title: t('nextTab'),
      section: 'list',
      keys: 'alt+n',
      run: () => onTab?.(tabs[(tabs.indexOf(tab) + 1) % tabs.length] ?? 'all'),
    },
  ])
}
