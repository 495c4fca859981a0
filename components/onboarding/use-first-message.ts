'use client'

import { useEffect, useState } from 'react'
import { messageType } from '#lib/protocol/message.ts'
import { useAccount } from '../data/account-context.tsx'
import type { ListFilter } from '../data/conversation-list.ts'
import { useConversationList } from '../data/use-conversations.ts'

type First = { conversationId: number; name: string; text: string }

/** The first thing a visitor says in the inbox: what is there already, else what arrives while we watch. */
export function useFirstMessage(inboxId: number): First | null {
  const { runtime } = useAccount()
  const [filter] = useState<ListFilter>({ tab: 'all', status: 'all', inboxId, sort: 'last_activity_at_desc' })
  const list = useConversationList(filter).data
  const [heard, setHeard] = useState<First | null>(null)
  useEffect(
    () =>
      runtime.listen(events => {
        for (const { event, data } of events) {
          if (event !== 'message.created' || data.inbox_id !== inboxId) continue
          if (data.message_type !== messageType.incoming) continue
          const name = data.sender?.name ?? ''
          setHeard(before => before ?? { conversationId: data.conversation_id, name, text: data.content ?? '' })
        }
      }),
    [runtime, inboxId],
  )
  const known = list?.items.find(one => one.preview?.kind === 'incoming')
  if (heard) return heard
  return known ? { conversationId: known.id, name: known.contact.name, text: known.preview?.text ?? '' } : null
}
