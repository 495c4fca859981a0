'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { dayName, startOfDay } from '../ui/time.ts'
import { ChangeLine } from './change-line.tsx'
import { useContactsApi } from './contacts-api.ts'
import { ConversationLine } from './conversation-line.tsx'
import { contactKeys } from './keys.ts'
import { NoteForm } from './note-form.tsx'
import { NoteLine } from './note-line.tsx'
import { type TimelineItem, type TimelineKind, timelineKinds, timelineOf } from './timeline.ts'
import { useContactParts } from './use-contact.ts'

/** What was said with a contact, noted about them, and changed: the newest first, with the field for a note on top. */
export function ContactTimeline({ contact }: { contact: ContactWire }) {
  const t = useTranslations('contacts.timeline')
  const [kind, setKind] = useState<TimelineKind>('all')
  const { conversations, notes } = useContactParts(contact.id)
  const changes = useChanges(contact.id)
  const parts = [conversations, notes, changes]
  const items = timelineOf(
    {
      conversations: conversations.data ?? [],
      notes: notes.data ?? [],
      changes: changes.data?.pages.flatMap(page => page.payload) ?? [],
      more: changes.hasNextPage,
    },
    kind,
  )
  const failed = parts.filter(part => part.error)
  return (
    <section aria-label={t('title')} className="pt-5">
      <NoteForm contactId={contact.id} />
      <div role="toolbar" aria-label={t('show')} className="mt-6 mb-2 flex flex-wrap gap-1">
        {timelineKinds.map(one => (
          <button
            key={one}
            type="button"
            aria-pressed={kind === one}
            onClick={() => setKind(one)}
            className={cx(
              'h-7 rounded-full px-3 text-xs font-medium',
              kind === one ? 'bg-press text-text' : 'text-muted hover:bg-hover hover:text-text',
            )}
          >
            {t(`kinds.${one}`)}
          </button>
        ))}
      </div>
      {parts.some(part => part.isPending) ? (
        <TimelineSkeleton />
      ) : failed.length === parts.length ? (
        <Problem error={failed[0]?.error} onRetry={() => void Promise.all(parts.map(part => part.refetch()))} />
      ) : (
        <>
          {failed.length > 0 && (
            <p role="alert" className="mb-2 rounded-md bg-attention-soft px-3 py-2 text-attention">
              {t('partly')}{' '}
              <button
                type="button"
                className="font-medium underline"
                onClick={() => void Promise.all(failed.map(part => part.refetch()))}
              >
                {t('retry')}
              </button>
            </p>
          )}
          {items.length === 0 ? (
            <p className="py-10 text-center text-muted">{t(`none.${kind}`)}</p>
          ) : (
            <Items items={items} contact={contact} />
          )}
          {changes.hasNextPage && (kind === 'all' || kind === 'changes') && (
            <Button tone="ghost" busy={changes.isFetchingNextPage} onClick={() => changes.fetchNextPage()}>
              {t('older')}
            </Button>
          )}
        </>
      )}
    </section>
  )
}

function useChanges(id: number) {
  const { accountId } = useAccount()
  const api = useContactsApi()
  return useInfiniteQuery({
    queryKey: contactKeys.part(accountId, id, 'changes'),
    queryFn: ({ pageParam }) => api.changes(id, pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: last => (last.meta.has_more ? last.payload.at(-1)?.id : undefined),
  })
}

function Items({ items, contact }: { items: TimelineItem[]; contact: ContactWire }) {
  const locale = useLocale()
  const now = Date.now() / 1000
  return (
    <ol>
      {items.map((item, index) => {
        const before = items[index - 1]
        const isNewDay = !before || startOfDay(before.at) !== startOfDay(item.at)
        return (
          <li key={item.id}>
            {isNewDay && (
              <h3 className="pt-4 pb-1 text-xs font-medium text-faint">
                <time dateTime={new Date(item.at * 1000).toISOString().slice(0, 10)}>
                  {dayName(item.at, now, locale)}
                </time>
              </h3>
            )}
            {item.kind === 'conversations' ? (
              <ConversationLine conversation={item.conversation} />
            ) : item.kind === 'notes' ? (
              <NoteLine note={item.note} />
            ) : (
              <ChangeLine change={item.change} contact={contact} />
            )}
          </li>
        )
      })}
    </ol>
  )
}

function TimelineSkeleton() {
  return (
    <Loading className="flex flex-col gap-6 py-4">
      {['a', 'b', 'c', 'd'].map(key => (
        <span key={key} className="flex gap-3">
          <Skeleton className="size-6 rounded-full" />
          <span className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3 w-2/5" />
            <Skeleton className="h-3 w-3/5" />
          </span>
        </span>
      ))}
    </Loading>
  )
}
