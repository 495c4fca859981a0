'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import { useInboxes } from '../data/use-directory.ts'
import { ConversationRow, rowHeight } from './conversation-row.tsx'
import { RowSkeleton } from './list-skeleton.tsx'
import type { Selection } from './use-selection.ts'

type Props = {
  items: Conversation[]
  hasMore: boolean
  onMore: () => Promise<void>
  openId: number | null
  onOpen: (id: number) => void
  showInbox: boolean
  selection: Selection
}

/** The rows, of which only the visible ones exist. Reaching the end loads the next page. */
export function ConversationList({ items, hasMore, onMore, openId, onOpen, showInbox, selection }: Props) {
  const t = useTranslations('list')
  const scroller = useRef<HTMLDivElement>(null)
  const inboxes = useInboxes().data
  const virtual = useVirtualizer({
    count: items.length + (hasMore ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => items[index]?.id ?? 'more',
    overscan: 6,
  })
  const rows = virtual.getVirtualItems()
  const last = rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= items.length - 5) onMore().catch(() => {})
  }, [hasMore, last, items.length, onMore])

  const openIndex = items.findIndex(item => item.id === openId)
  const isListed = openIndex >= 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening another one may move the list
  useEffect(() => {
    if (isListed) virtual.scrollToIndex(openIndex, { align: 'auto' })
  }, [isListed, openId])

  function focusRow(index: number) {
    const item = items[index]
    if (!item) return
    virtual.scrollToIndex(index, { align: 'auto' })
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-conversation="${item.id}"]`)?.focus(),
    )
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const at = items.findIndex(item => `${item.id}` === (event.target as HTMLElement).dataset.conversation)
    if (!step || at < 0) return
    event.preventDefault()
    focusRow(at + step)
  }

  return (
    <div ref={scroller} className="h-full overflow-y-auto overscroll-contain" data-conversation-list>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the links inside */}
      <div onKeyDown={onKeyDown} className="relative" style={{ height: virtual.getTotalSize() }}>
        <ul aria-label={t('title')}>
          {rows.map(row => {
            const item = items[row.index]
            return (
              <li
                key={row.key}
                className="absolute inset-x-0 top-0"
                style={{ height: row.size, transform: `translateY(${row.start}px)` }}
              >
                {item ? (
                  <ConversationRow
                    conversation={item}
                    inbox={showInbox ? inboxes?.find(inbox => inbox.id === item.inboxId)?.name : undefined}
                    open={item.id === openId}
                    first={row.index === 0}
                    picked={selection.all || selection.ids.has(item.id)}
                    picking={selection.active}
                    onPick={selection.toggle}
                    onOpen={onOpen}
                  />
                ) : (
                  <RowSkeleton />
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
