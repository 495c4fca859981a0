'use client'

import { MessageSquare, UsersRound, X } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import type { Campaign, Recipient, RecipientFilter } from './one-off-api.ts'
import { RecipientStanding } from './recipient-state.tsx'
import { useRecipients } from './use-one-off.ts'
import { useReasonWords } from './use-reason-words.ts'

type Props = { campaign: Campaign; filter: RecipientFilter; onClear: () => void; action: ReactNode }

/** Whom it goes to, and what became of it for each. */
export function RecipientTable({ campaign, filter, onClear, action }: Props) {
  const t = useTranslations('oneOff.recipients')
  const ts = useTranslations('oneOff.states')
  const words = useReasonWords()
  const found = useRecipients(campaign, filter)
  const rows = found.data?.pages.flatMap(page => page.payload)
  return (
    <section aria-label={t('title')} className="mt-8">
      <div className="mb-2 flex flex-wrap items-center gap-2">
        <h2 className="me-auto text-sm font-semibold">{t('title')}</h2>
        {filter.state && (
          <button
            type="button"
            onClick={onClear}
            className="flex h-7 max-w-64 items-center gap-1.5 rounded-full bg-accent-soft ps-2.5 pe-2 text-xs"
          >
            <span className="truncate">{filter.reason ? words(filter.reason).what : ts(filter.state)}</span>
            <X size={12} role="img" aria-label={t('clear')} />
          </button>
        )}
        {action}
      </div>
      {rows?.length ? (
        <>
          <Table rows={rows} />
          {found.hasNextPage && (
            <Button
              tone="ghost"
              className="mt-2"
              busy={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {t('more')}
            </Button>
          )}
        </>
      ) : rows ? (
        <Empty
          icon={UsersRound}
          title={t(filter.state ? 'noneSuch' : 'none')}
          body={filter.state ? undefined : t('noneBody')}
        />
      ) : found.error ? (
        <Problem error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-3 py-2">
          {['a', 'b', 'c', 'd'].map(key => (
            <Skeleton key={key} className="h-4 w-full" />
          ))}
        </Loading>
      )}
    </section>
  )
}

function Table({ rows }: { rows: Recipient[] }) {
  const t = useTranslations('oneOff.recipients')
  const { accountId } = useAccount()
  return (
    <table className="w-full table-fixed text-sm">
      <colgroup>
        <col className="w-2/5" />
        <col />
        <col className="w-14 max-sm:hidden" />
        <col className="w-10" />
      </colgroup>
      <thead className="max-sm:sr-only">
        <tr className="border-b border-line text-xs text-faint">
          <th scope="col" className="py-2 pe-4 text-start font-normal">
            {t('contact')}
          </th>
          <th scope="col" className="py-2 pe-4 text-start font-normal">
            {t('outcome')}
          </th>
          <th scope="col" className="py-2 text-end font-normal max-sm:hidden">
            {t('when')}
          </th>
          <th scope="col">
            <span className="sr-only">{t('conversation')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.contact_id} className="border-b border-line/70 align-top">
            <td className="truncate py-2 pe-4">
              <Link href={paths.contact(accountId, row.contact_id)} className="font-medium hover:underline">
                <bdi>{row.name || row.phone_number || row.email || `#${row.contact_id}`}</bdi>
              </Link>
              {row.name && (
                <span className="block truncate text-xs text-muted">
                  <bdi dir="ltr">{row.phone_number ?? row.email}</bdi>
                </span>
              )}
            </td>
            <td className="py-2 pe-4">
              <RecipientStanding state={row.state} />
              {row.reason && <Reason reason={row.reason} />}
            </td>
            <td className="tabular py-2 text-end text-xs text-muted max-sm:hidden">
              <When at={Date.parse(row.updated_at) / 1000} />
            </td>
            <td className="text-end">
              {row.conversation_id !== null && (
                <Link
                  href={paths.conversation(accountId, row.conversation_id)}
                  aria-label={t('open', { id: row.conversation_id })}
                  className="inline-grid size-8 place-items-center rounded-md text-faint hover:bg-hover hover:text-text"
                >
                  <MessageSquare size={15} aria-hidden />
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Reason({ reason }: { reason: string }) {
  const { what, remedy } = useReasonWords()(reason)
  return (
    <p dir="auto" title={remedy} className="mt-0.5 text-xs text-muted [overflow-wrap:anywhere]">
      {what}
    </p>
  )
}
