'use client'

import { useTranslations } from 'use-intl'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { useCommands } from '../shell/commands.ts'

type Options = {
  /** Whether read ones are shown too: then none goes when it is read. */
  all: boolean
  items: NotificationWire[]
  onRead: (one: NotificationWire, read: boolean) => void
  onPick: (one: NotificationWire) => void
  onDelete: (one: NotificationWire) => void
  onReadAll: () => void
}

/** Going through notifications without the mouse: as through conversations, and with the same keys. */
export function useNotificationCommands({ all, items, onRead, onPick, onDelete, onReadAll }: Options) {
  const t = useTranslations('notifications')
  const section = 'list' as const
  const focused = () => {
    const id = Number((document.activeElement as HTMLElement | null)?.dataset.notification)
    return items.find(one => one.id === id)
  }
  const focus = (step: number) => {
    const current = focused()?.id
    const now = items.findIndex(one => one.id === current)
    focusRow(items[now < 0 ? 0 : Math.min(items.length - 1, Math.max(0, now + step))])
  }
  /** With the one that has the focus, which goes to its neighbour when the row goes. */
  const withFocused = (run: (one: NotificationWire) => void, goes: boolean) => () => {
    const one = focused()
    if (!one) return
    if (goes) focusRow(neighbourOf(items, one))
    run(one)
  }
  useCommands([
    { id: 'notification-next', title: t('next'), section, keys: 'j arrowdown', run: () => focus(1) },
    { id: 'notification-previous', title: t('previous'), section, keys: 'k arrowup', run: () => focus(-1) },
    {
      id: 'notification-read',
      title: t('toggleRead'),
      section,
      keys: 'u',
      run: withFocused(one => onRead(one, !one.read_at), !all),
    },
    {
      id: 'notification-snooze',
      title: t('snooze'),
      section,
      keys: 'h',
      run: withFocused(onPick, false),
    },
    {
      id: 'notification-delete',
      title: t('delete'),
      section,
      keys: 'backspace delete',
      run: withFocused(onDelete, true),
    },
    { id: 'notifications-read', title: t('readAll'), section, keys: 'shift+u', run: onReadAll },
  ])
}

/** Who has the focus once this one is gone. */
export function neighbourOf(items: NotificationWire[], one: NotificationWire): NotificationWire | undefined {
  const at = items.findIndex(item => item.id === one.id)
  return items[at + 1] ?? items[at - 1]
}

export function focusRow(one: NotificationWire | undefined) {
  if (one) document.querySelector<HTMLElement>(`[data-notification="${one.id}"]`)?.focus()
}
