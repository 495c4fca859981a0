'use client'

import { ArrowDown } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import type { History } from '../data/history.ts'
import { useOutgoing } from '../data/use-history.ts'
import { Spinner } from '../ui/spinner.tsx'
import { MessageRow } from './message-row.tsx'
import { OutgoingRow } from './outgoing-row.tsx'
import { ActivityLine, DaySeparator, UnreadSeparator } from './separators.tsx'
import { type Entry, timeline } from './timeline.ts'
import { TypingLine } from './typing-line.tsx'
import { useHistoryScroll } from './use-history-scroll.ts'

type Props = {
  conversation: Conversation
  history: History
  unreadAfter: number | null
  onOlder: () => Promise<void>
}

/** What was said, newest at the bottom. Stays at the bottom when one is there, and where one reads otherwise. */
export function Timeline({ conversation, history, unreadAfter, onOlder }: Props) {
  const t = useTranslations('conversation')
  const outgoing = useOutgoing(conversation.id)
  const { messages, hasMore } = history
  const entries = useMemo(() => timeline(messages, outgoing, unreadAfter), [messages, outgoing, unreadAfter])
  const scroll = useHistoryScroll({
    firstId: messages[0]?.id,
    lastId: messages.at(-1)?.id,
    sending: outgoing.length,
    hasMore,
    onOlder,
  })
  return (
    <>
      <div
        ref={scroll.scroller}
        onScroll={scroll.onScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        role="log"
        aria-label={t('history')}
        className="ring-inset-focus h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
      >
        <div ref={scroll.content} className="flex min-h-full flex-col justify-end px-4 pt-4 pb-3 sm:px-6">
          {hasMore && (
            <div className="grid h-10 place-items-center text-faint" aria-hidden>
              <Spinner />
            </div>
          )}
          {entries.map(entry => (
            <EntryRow key={entry.key} entry={entry} conversation={conversation} />
          ))}
          <TypingLine conversationId={conversation.id} />
        </div>
      </div>
      {scroll.away && (
        <button
          type="button"
          onClick={scroll.toBottom}
          className="absolute inset-x-0 bottom-3 mx-auto flex h-8 w-fit animate-pop items-center gap-2 rounded-full bg-raised px-3.5 text-sm font-medium shadow-pop hover:bg-bg"
        >
          <ArrowDown size={14} aria-hidden />
          {scroll.fresh > 0 ? t('newMessages', { count: scroll.fresh }) : t('toNewest')}
        </button>
      )}
    </>
  )
}

function EntryRow({ entry, conversation }: { entry: Entry; conversation: Conversation }) {
  switch (entry.type) {
    case 'day':
      return <DaySeparator at={entry.at} />
    case 'unread':
      return <UnreadSeparator />
    case 'activity':
      return <ActivityLine message={entry.message} />
    case 'message':
      return <MessageRow entry={entry} conversation={conversation} />
    case 'outgoing':
      return <OutgoingRow entry={entry} />
  }
}
