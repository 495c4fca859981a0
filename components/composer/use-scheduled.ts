'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { Schemas } from '#lib/protocol/client.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { newMark } from '../data/new-mark.ts'
import { useRefusal } from '../data/use-refusal.ts'
import { toast } from '../ui/toast.tsx'

export type ScheduledMessage = Schemas['ScheduledMessage']

/** What is going to be sent in the conversation, and what did not go out (U1). */
export function useScheduled(conversationId: number) {
  const { api, accountId, runtime } = useAccount()
  const t = useTranslations('composer.later')
  const refusal = useRefusal()
  const client = useQueryClient()
  const key = keys.scheduled(accountId, conversationId)
  const query = useQuery({
    queryKey: key,
    queryFn: async () => (await api.scheduled(conversationId)).payload,
    // What is due goes out within a minute.
    refetchInterval: ({ state }) =>
      state.data?.some(one => one.status === 'waiting' && one.send_at * 1000 < Date.now() + 60_000) ? 10_000 : false,
  })
  const tried = useRef<{ what: string; mark: string } | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: key })

  // A message of the conversation may be one of these, or what takes one back.
  useEffect(
    () =>
      runtime.listen(events => {
        const about = events.some(
          ({ event, data }) => event === 'message.created' && data.conversation_id === conversationId,
        )
        if (about && client.getQueryData<ScheduledMessage[]>(key)?.length)
          void client.invalidateQueries({ queryKey: key })
      }),
    [runtime, conversationId, client, key],
  )

  async function attempt(run: () => Promise<unknown>): Promise<boolean> {
    try {
      await run()
      return true
    } catch (error) {
      toast(t('failed', { reason: refusal(error) }), { tone: 'danger' })
      return false
    } finally {
      void refresh()
    }
  }

  async function plan(content: string, sendAt: number, cancelOnReply: boolean, inReplyTo?: number) {
    const body = {
      content,
      send_at: sendAt,
      cancel_on_reply: cancelOnReply,
      ...(inReplyTo ? { in_reply_to: inReplyTo } : {}),
    }
    // The same once more, where only the answer to the first was lost, plans nothing twice.
    const what = JSON.stringify(body)
    if (tried.current?.what !== what) tried.current = { what, mark: newMark() }
    const { mark } = tried.current
    const done = await attempt(() => api.schedule(conversationId, body, mark))
    if (done) tried.current = null
    return done
  }

  return {
    messages: query.data ?? [],
    plan,
    change: (id: number, changes: { content: string; send_at: number; cancel_on_reply: boolean }) =>
      attempt(() => api.changeScheduled(conversationId, id, changes)),
    async remove(one: ScheduledMessage) {
      client.setQueryData<ScheduledMessage[]>(key, known => known?.filter(other => other.id !== one.id))
      if (!(await attempt(() => api.cancelScheduled(conversationId, one.id)))) return
      if (one.send_at * 1000 < Date.now()) return void toast(t('removed'))
      toast(t('removed'), {
        action: {
          label: t('undo'),
          run: () => void plan(one.content, one.send_at, one.cancel_on_reply, one.in_reply_to ?? undefined),
        },
      })
    },
    /** Under the name that the server would give it, so that it goes out once, whoever is faster. */
    async sendNow(one: ScheduledMessage) {
      runtime.outbox.send({
        echoId: `scheduled-${one.id}`,
        conversationId,
        content: one.content,
        private: false,
        ...(one.in_reply_to ? { answering: { messageId: one.in_reply_to } } : {}),
        at: Date.now() / 1000,
      })
      client.setQueryData<ScheduledMessage[]>(key, known => known?.filter(other => other.id !== one.id))
      await api.cancelScheduled(conversationId, one.id).catch(() => {}) // it may have gone out by itself
      void refresh()
    },
  }
}

export type Scheduled = ReturnType<typeof useScheduled>
