'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ConversationLine } from '../contacts/conversation-line.tsx'
import { Section } from '../contacts/row.tsx'
import { useAccount } from '../data/account-context.tsx'
import { fromWire } from '../data/conversation.ts'
import { paths } from '../shell/paths.ts'
import { Problem, Skeleton } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import { companyKeys, useCompaniesApi } from './companies-api.ts'
import { Pager } from './pager.tsx'

const perPage = 25

/** What was said with the contacts of a company, and noted about them. */
export function CompanyTalk({ companyId }: { companyId: number }) {
  return (
    <>
      <Conversations companyId={companyId} />
      <Notes companyId={companyId} />
    </>
  )
}

function Conversations({ companyId }: { companyId: number }) {
  const t = useTranslations('companies')
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const list = useQuery({
    queryKey: companyKeys.part(accountId, companyId, 'conversations'),
    queryFn: async () => (await api.conversations(companyId)).payload.map(fromWire),
  })
  return (
    <Section title={t('conversations')}>
      {list.data ? (
        list.data.length > 0 ? (
          list.data.map(one => <ConversationLine key={one.id} conversation={one} />)
        ) : (
          <p className="py-2 text-muted">{t('noConversations')}</p>
        )
      ) : list.error ? (
        <Problem error={list.error} onRetry={() => list.refetch()} />
      ) : (
        <Bar />
      )}
    </Section>
  )
}

function Notes({ companyId }: { companyId: number }) {
  const t = useTranslations('companies')
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const [page, setPage] = useState(1)
  const list = useQuery({
    queryKey: companyKeys.part(accountId, companyId, 'notes', page),
    queryFn: () => api.notes(companyId, page),
  })
  return (
    <Section title={t('notes')}>
      {list.data ? (
        list.data.payload.length > 0 ? (
          <>
            <ul className="flex flex-col gap-2">
              {list.data.payload.map(note => (
                <li key={note.id} className="rounded-lg bg-attention-soft px-3 py-2.5">
                  <p className="flex gap-2 text-xs text-attention">
                    <Link
                      href={paths.contact(accountId, note.contact_id)}
                      prefetch={false}
                      className="font-medium hover:underline"
                    >
                      {t('noteBy', { name: note.user?.available_name ?? '—' })}
                    </Link>
                    <When at={note.created_at} className="tabular" />
                  </p>
                  <p dir="auto" className="mt-0.5 break-words whitespace-pre-wrap">
                    {note.content}
                  </p>
                </li>
              ))}
            </ul>
            {list.data.meta.total_count > perPage && (
              <Pager page={page} pages={Math.ceil(list.data.meta.total_count / perPage)} onPage={setPage} />
            )}
          </>
        ) : (
          <p className="py-2 text-muted">{t('noNotes')}</p>
        )
      ) : list.error ? (
        <Problem error={list.error} onRetry={() => list.refetch()} />
      ) : (
        <Bar />
      )}
    </Section>
  )
}

const Bar = () => (
  <span data-skeleton className="block animate-appear py-3">
    <Skeleton className="h-4 w-56" />
  </span>
)
