'use client'

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Download, Inbox, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Schemas } from '#lib/protocol/client.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { When } from '../ui/when.tsx'

const PAGE = 25
const states = ['failed', 'all'] as const
type Arrival = Schemas['Arrival']

/** What came to the inbox as it came: to be downloaded, and read again where it could not be read. */
export function InboxArrivals({ inboxId }: { inboxId: number }) {
  const t = useTranslations('channels.arrivals')
  const { api, accountId } = useAccount()
  const [shown, setShown] = useState<(typeof states)[number]>('failed')
  const arrivals = useInfiniteQuery({
    queryKey: [...keys.arrivals(accountId, inboxId), shown],
    queryFn: async ({ pageParam }) =>
      (await api.arrivals(inboxId, { ...(shown === 'failed' ? { state: 'failed' } : {}), before: pageParam })).payload,
    initialPageParam: undefined as number | undefined,
    getNextPageParam: last => (last.length === PAGE ? last.at(-1)?.id : undefined),
  })
  const rows = arrivals.data?.pages.flat()
  return (
    <section className="border-t border-line py-6">
      <div className="mb-3 flex flex-wrap items-end justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="text-base font-semibold">{t('title')}</h2>
          <p className="mt-1 text-sm text-muted">{t('body')}</p>
        </div>
        <div className="flex gap-0.5 rounded-md bg-press p-0.5 text-sm">
          {states.map(one => (
            <button
              key={one}
              type="button"
              aria-pressed={shown === one}
              onClick={() => setShown(one)}
              className={cx('rounded-sm px-2.5 py-1', shown === one ? 'bg-surface font-medium' : 'text-muted')}
            >
              {t(`show.${one}`)}
            </button>
          ))}
        </div>
      </div>
      {rows ? (
        rows.length ? (
          <>
            <ul className="divide-y divide-line border-y border-line">
              {rows.map(one => (
                <ArrivalRow key={one.id} inboxId={inboxId} arrival={one} />
              ))}
            </ul>
            {arrivals.hasNextPage && (
              <Button className="mt-3" busy={arrivals.isFetchingNextPage} onClick={() => arrivals.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </>
        ) : (
          <Empty icon={Inbox} title={t(`none.${shown}`)} body={t(`noneBody.${shown}`)} />
        )
      ) : arrivals.error ? (
        <Problem error={arrivals.error} onRetry={() => arrivals.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-4 py-2">
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-full" />
        </Loading>
      )}
    </section>
  )
}

const colors = { waiting: 'text-attention', done: 'text-good', failed: 'text-danger' } as const

function ArrivalRow({ inboxId, arrival }: { inboxId: number; arrival: Arrival }) {
  const t = useTranslations('channels.arrivals')
  const format = useFormatter()
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [busy, setBusy] = useState(false)
  async function readAgain() {
    setBusy(true)
    try {
      const { state } = await api.readAgain(inboxId, arrival.id)
      toast(t(state === 'done' ? 'wasRead' : 'stillNot'), { tone: state === 'done' ? 'plain' : 'danger' })
      await client.invalidateQueries({ queryKey: keys.arrivals(accountId, inboxId) })
      await client.invalidateQueries({ queryKey: keys.standings(accountId) })
    } catch {
      toast(t('notAsked'), { tone: 'danger' })
    }
    setBusy(false)
  }
  const size = format.number(Math.max(1, Math.round(arrival.byte_size / 1024)), {
    style: 'unit',
    unit: 'kilobyte',
    unitDisplay: 'short',
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 text-sm">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap gap-x-2">
          <span className={cx('font-medium', colors[arrival.state])}>{t(`states.${arrival.state}`)}</span>
          <span className="text-muted">
            <When at={Date.parse(arrival.received_at) / 1000} /> · <bdi>{arrival.entrance}</bdi> · {size}
          </span>
        </p>
        {arrival.reason && (
          <bdi dir="ltr" className="mt-0.5 block font-mono text-xs break-words text-muted">
            {arrival.reason}
          </bdi>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {arrival.kept ? (
          <Button size="sm" asChild>
            <a href={api.originalOf(inboxId, arrival.id)} download>
              <Download size={13} aria-hidden />
              {t('original')}
            </a>
          </Button>
        ) : (
          <span className="self-center text-xs text-faint">{t('notKept')}</span>
        )}
        {arrival.state !== 'done' && (
          <Button size="sm" busy={busy} onClick={readAgain}>
            <RotateCw size={13} aria-hidden />
            {t('again')}
          </Button>
        )}
      </div>
    </li>
  )
}
