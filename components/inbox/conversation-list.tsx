'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { ConversationList as List } from '../data/conversation-list.ts'
import { useInboxes } from '../data/use-directory.ts'
import { ConversationRow } from './conversation-row.tsx'
import { RowSkeleton } from './list-skeleton.tsx'
import { useHeldScroll } from './use-held-scroll.ts'
import { type ListFocus, useRowFocus } from './use-row-focus.ts'
import { useRowHeight } from './use-row-height.ts'
import type { Selection } from './use-selection.ts'

type Props = {
  list: List
  /** How many rows there are, loaded or not. */
  count: number
  /** Tells which rows are on the screen. */
  onShow: (first: number, last: number) => void
  openId: number | null
  onOpen: (id: number) => void
  showInbox: boolean
  selection: Selection
  focus: React.Ref<ListFocus>
}

/** The rows, of which only the visible ones exist, and only those around them are loaded. */
export function ConversationList({ list, count, onShow, openId, onOpen, showInbox, selection, focus }: Props) {
  const t = useTranslations('list')
  const scroller = useRef<HTMLDivElement>(null)
  const probe = useRef<HTMLSpanElement>(null)
  const rowHeight = useRowHeight(probe)
  const inboxes = useInboxes().data
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // By a timer it would hear on a slow machine of the next step before the step itself, and draw that later.
    useScrollendEvent: true,
    isScrollingResetDelay: 2_000,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height is the reason to measure
  useEffect(() => virtual.measure(), [rowHeight])
  useHeldScroll(scroller, list, rowHeight)
  const { startIndex, endIndex } = virtual.range ?? { startIndex: -1, endIndex: -1 }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list may miss other rows
  useEffect(() => {
    if (startIndex >= 0) onShow(startIndex, endIndex)
  }, [startIndex, endIndex, list, onShow])

  const openIndex = list.items.findIndex(item => item.id === openId)
  const isListed = openIndex >= 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: only opening another one may move the list
  useEffect(() => {
    if (isListed) virtual.scrollToIndex(list.start + openIndex, { align: 'auto' })
  }, [isListed, openId])

  const { onKeyDown, onFocus, onWheel } = useRowFocus({
    scroller,
    list,
    count,
    openId,
    rowHeight,
    scrollTo: index => virtual.scrollToIndex(index, { align: 'auto' }),
    handle: focus,
  })
  const rows = virtual.getVirtualItems()
  const stop = isListed ? list.start + openIndex : startIndex

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the links inside
    <div
      ref={scroller}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onWheel={onWheel}
      className="ring-inset-focus h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
      data-conversation-list
    >
      <span ref={probe} aria-hidden className="invisible absolute h-20" />
      <ul aria-label={t('title')} className="relative" style={{ height: virtual.getTotalSize() }}>
        {rows.map(row => {
          const item = list.items[row.index - list.start]
          return (
            <li
              key={item?.id ?? `at-${row.index}`}
              aria-setsize={count}
              aria-posinset={row.index + 1}
              data-index={row.index}
              className="absolute inset-x-0 top-0"
              style={{ height: row.size, transform: `translateY(${row.start}px)` }}
            >
              {item ? (
                <ConversationRow
                  conversation={item}
                  inbox={showInbox ? inboxes?.find(inbox => inbox.id === item.inboxId)?.name : undefined}
                  open={item.id === openId}
                  stop={row.index === stop || row.index === startIndex}
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
  )
}
