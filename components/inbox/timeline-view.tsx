'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import type { History } from '../data/history.ts'
import type { HistoryMover } from '../data/load-history.ts'
import { useOutgoing } from '../data/use-history.ts'
import { toast } from '../ui/toast.tsx'
import { HistoryEdge } from './history-skeleton.tsx'
import { MessageRow } from './message-row.tsx'
import { NewestSaid } from './newest-said.tsx'
import { OutgoingRow } from './outgoing-row.tsx'
import { ActivityLines, DaySeparator, UnreadSeparator } from './separators.tsx'
import { type Entry, timeline } from './timeline.ts'
import { useHistoryScroll } from './use-history-scroll.ts'
import { useMessageFocus } from './use-message-focus.ts'
import { useTalkCommands } from './use-talk-commands.ts'

type Props = {
  conversation: Conversation
  history: History
  move: HistoryMover
  unreadAfter: number | null
  /** How many messages one had not read on opening. */
  unread: number
  /** The message that the address names. */
  named: number | null
}

/** What was said, newest at the bottom. Stays at the bottom when one is there, and where one reads otherwise. */
export function Timeline({ conversation, history, move, unreadAfter, unread, named }: Props) {
  const t = useTranslations('talk')
  const outgoing = useOutgoing(conversation.id)
  const entries = useMemo(() => timeline(history, outgoing, unreadAfter), [history, outgoing, unreadAfter])
  const scroll = useHistoryScroll({ entries, history, move, sending: outgoing.length, named })
  const { scroller, virtual, go } = scroll
  const focus = useMessageFocus({ scroller, virtual, entries, keep: scroll.keep })

  const jump = useMemo(
    () => (messageId: number) => {
      go(messageId)
      move.around(messageId).then(
        there => !there && toast(t('notThere'), { tone: 'danger' }),
        () => toast(t('notLoaded'), { tone: 'danger', action: { label: t('retry'), run: () => jump(messageId) } }),
      )
    },
    [go, move, t],
  )
  // Once for each address: not anew with everything that comes, or nobody could leave the message.
  const jumpNow = useRef(jump)
  jumpNow.current = jump
  useEffect(() => {
    if (named !== null) jumpNow.current(named)
  }, [named])

  const mark = entries.findIndex(entry => entry.type === 'unread')
  const unreadAbove = unreadAfter !== null && (mark < 0 ? history.hasMore && unread > 0 : mark < scroll.top)
  const toUnread = () => {
    go('unread')
    move.until(unreadAfter ?? 0).catch(() => toast(t('notLoaded'), { tone: 'danger' }))
  }
  const toEnd = () => {
    go('end')
    move.toNewest().catch(() => toast(t('notLoaded'), { tone: 'danger' }))
  }
  useTalkCommands({
    conversationId: conversation.id,
    history,
    toUnread: unreadAfter === null ? null : toUnread,
    toEnd,
    focus: focus.toLast,
  })
  return (
    <>
      <div
        ref={scroller}
        onScroll={scroll.onScroll}
        onKeyDown={focus.onKeyDown}
        onBlur={focus.onBlur}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label={t('history')}
        className="ring-inset-focus h-full overflow-x-hidden overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div className="flex min-h-full flex-col justify-end">
          <div className="relative shrink-0" style={{ height: virtual.getTotalSize() }}>
            {history.hasMore && <HistoryEdge side="top" failed={scroll.failed} onRetry={scroll.load} />}
            {virtual.getVirtualItems().map(row => {
              const entry = entries[row.index]
              return (
                <div
                  key={row.key}
                  ref={virtual.measureElement}
                  data-index={row.index}
                  className="absolute inset-x-0 top-0 px-4 sm:px-6"
                  style={{ transform: `translateY(${row.start}px)` }}
                >
                  {entry && <EntryRow entry={entry} conversation={conversation} lit={scroll.lit} onJump={jump} />}
                </div>
              )
            })}
            {history.hasNewer && <HistoryEdge side="bottom" failed={scroll.failed} onRetry={scroll.load} />}
          </div>
        </div>
      </div>
      <NewestSaid messages={history.ahead.length ? history.ahead : history.messages} />
      {unreadAbove && !scroll.lit && <Pill place="top" onClick={toUnread} label={t('toUnread', { count: unread })} />}
      {scroll.away && (
        <Pill
          place="bottom"
          onClick={toEnd}
          label={scroll.fresh > 0 ? t('newMessages', { count: scroll.fresh }) : t('toNewest')}
        />
      )}
    </>
  )
}

function Pill({ place, label, onClick }: { place: 'top' | 'bottom'; label: string; onClick: () => void }) {
  const Icon = place === 'top' ? ArrowUp : ArrowDown
  return (
    <button
      type="button"
      onClick={onClick}
      className={`absolute inset-x-0 mx-auto flex h-8 w-fit animate-pop items-center gap-2 rounded-full bg-raised px-3.5 text-sm font-medium shadow-pop hover:bg-bg ${place === 'top' ? 'top-3' : 'bottom-3'}`}
    >
      <Icon size={14} aria-hidden />
      {label}
    </button>
  )
}

type RowProps = { entry: Entry; conversation: Conversation; lit: number | null; onJump: (messageId: number) => void }

function EntryRow({ entry, conversation, lit, onJump }: RowProps) {
  switch (entry.type) {
    case 'day':
      return <DaySeparator at={entry.at} />
    case 'unread':
      return <UnreadSeparator />
    case 'activity':
      return <ActivityLines messages={entry.messages} lit={lit} />
    case 'message':
      return <MessageRow entry={entry} conversation={conversation} lit={lit === entry.message.id} onJump={onJump} />
    case 'outgoing':
      return <OutgoingRow entry={entry} />
  }
}
