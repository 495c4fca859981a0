'use client'

import { MessageSquareOff } from 'lucide-react'
import { useSearchParams } from 'next/navigation'
import { useDeferredValue, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Composer } from '../composer/composer.tsx'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { ApiError } from '../data/http.ts'
import { isLeftUnread, readAgain } from '../data/left-unread.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { useConversation } from '../data/use-conversations.ts'
import { useHistory, useOutgoing } from '../data/use-history.ts'
import { Button } from '../ui/button.tsx'
import { idleWhenStirred } from '../ui/idle.ts'
import { Empty, Problem } from '../ui/states.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import { ConversationHeader } from './conversation-header.tsx'
import { DetailsSkeleton } from './details-skeleton.tsx'
import { HistorySkeleton } from './history-skeleton.tsx'
import { Lookers } from './lookers.tsx'
import { useMessageParts } from './message-parts.ts'
import { Timeline } from './timeline-view.tsx'
import { TypingLine } from './typing-line.tsx'
import { useConversationCommands } from './use-conversation-commands.ts'
import { useDetails } from './use-details.ts'

const DetailsPanel = whenNeeded(async () => (await import('./details-panel.tsx')).DetailsPanel, <DetailsSkeleton />)
const DetailsSheet = whenNeeded(async () => (await import('./details-sheet.tsx')).DetailsSheet)

/** One conversation: what was said, what can be answered, and who it is. */
export function ConversationPane({ id, onClose }: { id: number; onClose: () => void }) {
  const t = useTranslations('conversation')
  const conversation = useConversation(id)
  const history = useHistory(id)
  const details = useDetails()
  const data = conversation.data
  // A list may have told of it before it was deleted.
  const isGone = conversation.error instanceof ApiError && conversation.error.status === 404
  useConversationCommands(isGone ? undefined : data, details.toggle, onClose)
  useReading(id, data?.unread, data?.lastMessageId ?? 0)
  const unread = useUnreadMark(id, data)
  const named = Number(useSearchParams().get('message_id')) || null
  const hasParts = useMessageParts(history.data?.messages)
  const isUsable = Boolean(data && history.data && hasParts)
  useEffect(() => {
    if (isUsable) idleWhenStirred()
  }, [isUsable])
  // Large parts that come in are drawn in steps, so that keys and pointers are heard meanwhile.
  const drawsHistory = useDeferredValue(isUsable)
  const drawsRest = useDeferredValue(Boolean(data))
  const known = drawsRest ? data : undefined
  const bringsPanel = useBringing(Boolean(known))

  if (isGone) {
    return (
      <div className="grid h-full place-items-center">
        <Empty
          page={!matchMedia('(min-width: 1024px)').matches}
          icon={MessageSquareOff}
          title={t('gone')}
          body={t('goneBody')}
        >
          <Button onClick={onClose}>{t('back')}</Button>
        </Empty>
      </div>
    )
  }
  if (conversation.error && !data) {
    return (
      <div className="grid h-full place-items-center">
        <Problem error={conversation.error} onRetry={() => conversation.refetch()} />
      </div>
    )
  }
  return (
    <div className="flex h-full min-w-0">
      <section aria-label={t('title', { id })} className="relative flex h-full min-w-0 flex-1 flex-col">
        <ConversationHeader conversation={known} onClose={onClose} details={details} />
        <div className="relative min-h-0 flex-1">
          {history.data && data && drawsHistory ? (
            <Timeline
              conversation={data}
              history={history.data}
              move={history.move}
              unreadAfter={unread?.after ?? null}
              unread={unread?.count ?? 0}
              named={named}
            />
          ) : history.error ? (
            <div className="grid h-full place-items-center">
              <Problem error={history.error} onRetry={() => history.refetch()} />
            </div>
          ) : (
            <HistorySkeleton />
          )}
        </div>
        {data && (
          <div className="flex items-center justify-between gap-3 px-4 sm:px-6">
            <TypingLine conversationId={id} />
            <Lookers conversationId={id} />
          </div>
        )}
        {known && <Composer conversation={known} />}
      </section>
      {known && details.inline && (
        <aside aria-label={t('details')} className="h-full w-[300px] shrink-0 border-s border-line">
          {bringsPanel ? <DetailsPanel conversation={known} /> : <DetailsSkeleton />}
        </aside>
      )}
      {data && details.over && (
        <DetailsSheet onOpenChange={details.setOver}>
          <DetailsPanel conversation={data} />
        </DetailsSheet>
      )}
    </div>
  )
}

/** The code of the panel is fetched behind the task that draws where one writes, not within it. */
function useBringing(canWrite: boolean) {
  const [brings, setBrings] = useState(DetailsPanel.load.loaded !== null)
  useEffect(() => {
    if (!canWrite) return
    const timer = setTimeout(setBrings, 0, true)
    return () => clearTimeout(timer)
  }, [canWrite])
  return brings
}

/** While the conversation is on a visible screen, what arrives in it counts as read; what is marked as unread there stays so. */
function useReading(id: number, unread: number | undefined, lastMessage: number) {
  const { accountId } = useAccount()
  const { markSeen } = useConversationActions()
  useEffect(() => readAgain(accountId, id), [accountId, id])
  useEffect(() => {
    if (!unread) return
    const mark = () => {
      const isSeen = document.visibilityState === 'visible' && document.hasFocus()
      if (isSeen && !isLeftUnread(accountId, id, lastMessage)) void markSeen(id)
    }
    mark()
    document.addEventListener('visibilitychange', mark)
    window.addEventListener('focus', mark)
    return () => {
      document.removeEventListener('visibilitychange', mark)
      window.removeEventListener('focus', mark)
    }
  }, [accountId, id, unread, lastMessage, markSeen])
}

/** From where the viewer has not read, and how much: as it was on opening, until the viewer answers. */
function useUnreadMark(id: number, conversation: Conversation | undefined) {
  const [mark, setMark] = useState<{ after: number; count: number } | null>(null)
  const sending = useOutgoing(id).length
  const seenAt = conversation && conversation.unread > 0 ? conversation.agentSeenAt : null
  const count = conversation?.unread ?? 0
  useEffect(() => {
    if (seenAt !== null) setMark(before => before ?? { after: seenAt, count })
  }, [seenAt, count])
  useEffect(() => {
    if (sending > 0) setMark(null)
  }, [sending])
  return mark
}
