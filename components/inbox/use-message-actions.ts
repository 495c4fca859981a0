'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { MessageWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { type History, type HistoryMessage, insert } from '../data/history.ts'
import { ApiError } from '../data/http.ts'
import { keys } from '../data/keys.ts'
import { useReplyTo } from '../data/reply-to.ts'
import { createStore, useStore } from '../data/store.ts'
import { useRefusal } from '../data/use-refusal.ts'
import { paths } from '../shell/paths.ts'
import { copyText } from '../ui/copy-button.tsx'
import { toast } from '../ui/toast.tsx'
import { excerptOf } from './excerpt.ts'

/** Where one writes. */
const composer = '[data-composer] [contenteditable="true"], [data-composer] textarea, section textarea'
/** Messages of which the translation is shown, as `account:message`. */
const translated = createStore<ReadonlySet<string>>(new Set())

/** What can be done with one message. */
export function useMessageActions(message: HistoryMessage) {
  const t = useTranslations('talk')
  const refusal = useRefusal()
  const locale = useLocale()
  const { api, accountId } = useAccount()
  const client = useQueryClient()
  const { id, conversation_id: conversationId } = message
  const { setReplyTo } = useReplyTo(conversationId)
  return useMemo(() => {
    const key = `${accountId}:${id}`
    const show = (next: MessageWire) =>
      client.setQueryData<History>(
        keys.history(accountId, conversationId),
        // As new as what is known: its event, which comes as well, is newer.
        history => history && insert(history, { ...next, seq: (message.seq ?? 0) + 0.5 }),
      )
    const failed = (run: () => void) => (error: unknown) => {
      const said = error instanceof ApiError && error.status === 422 ? refusal(error) : null
      toast(said ?? t('notDone'), { tone: 'danger', ...(said ? {} : { action: { label: t('retry'), run } }) })
    }

    function reply() {
      const sender = message.sender?.name || t('visitor')
      setReplyTo({ messageId: id, sender, excerpt: excerptOf(message) || t('attachment.untitled') })
      // After the menu has given the focus back.
      setTimeout(() => document.querySelector<HTMLElement>(composer)?.focus(), 60)
    }
    const copy = () => copyText(message.content ?? '').then(() => toast(t('copied')))
    const copyLink = () =>
      copyText(`${location.origin}${paths.conversation(accountId, conversationId)}?message_id=${id}`).then(() =>
        toast(t('linkCopied')),
      )
    async function retry(): Promise<void> {
      await api.retryMessage(conversationId, id).then(
        show,
        failed(() => void retry()),
      )
    }
    async function remove(): Promise<boolean> {
      return api.deleteMessage(conversationId, id).then(
        next => {
          show(next)
          return true
        },
        error => {
          failed(() => void remove())(error)
          return false
        },
      )
    }
    async function translate(): Promise<void> {
      await api.translate(conversationId, id, locale).then(
        () => translated.set(new Set([...translated.get(), key])),
        failed(() => void translate()),
      )
    }
    const explainTranslation = () => toast(t('noTranslator'))
    function untranslate() {
      translated.set(new Set([...translated.get()].filter(one => one !== key)))
    }
    async function download(): Promise<void> {
      const path = `/api/v1/accounts/${accountId}/conversations/${conversationId}/messages/${id}/original`
      const answer = await fetch(path).catch(() => null)
      if (!answer?.ok) return void toast(t('noOriginal'), { tone: 'danger' })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await answer.blob())
      link.download = `message-${id}.eml`
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    }
    return { reply, copy, copyLink, retry, remove, translate, untranslate, explainTranslation, download }
  }, [message, id, conversationId, accountId, api, client, locale, setReplyTo, t, refusal])
}

/** What the message says in the viewer's language, while they want to see it. */
export function useTranslation({ id, content_attributes }: HistoryMessage): string | null {
  const { accountId } = useAccount()
  const locale = useLocale()
  const shown = useStore(translated).has(`${accountId}:${id}`)
  const known = content_attributes.translations
  if (!shown || typeof known !== 'object' || known === null) return null
  const text = (known as Record<string, unknown>)[locale]
  return typeof text === 'string' ? text : null
}
