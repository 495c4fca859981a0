'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight, History } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { WebhookDeliveryWire, WebhookWire } from '#lib/protocol/webhook.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import { DeliveryDetails } from './delivery-details.tsx'

const PAGE = 25

type Props = { webhook: WebhookWire | null; onClose: () => void }

/** What a webhook was told, newest first, with what was sent and answered. */
export function DeliveriesDialog({ webhook, onClose }: Props) {
  const t = useTranslations('settings.webhooks')
  const { api, accountId } = useAccount()
  return (
    <Dialog
      wide
      open={webhook !== null}
      onOpenChange={open => !open && onClose()}
      title={t('logTitle', { name: webhook?.name ?? webhook?.url ?? '' })}
      description={t('logBody')}
    >
      {webhook && (
        <Deliveries
          queryKey={keys.deliveries(accountId, webhook.id)}
          load={async before => (await api.deliveries(webhook.id, before)).payload}
        />
      )}
    </Dialog>
  )
}

type Log = { queryKey: readonly unknown[]; load: (before?: number) => Promise<WebhookDeliveryWire[]> }

/** Deliveries to one receiver, newest first, 25 at a time. */
export function Deliveries({ queryKey, load }: Log) {
  const t = useTranslations('settings.webhooks')
  const log = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: last => (last.length === PAGE ? last.at(-1)?.id : undefined),
    refetchInterval: 5000,
  })
  if (log.error && !log.data) return <Problem error={log.error} onRetry={() => log.refetch()} />
  if (!log.data) {
    return (
      <Loading className="flex flex-col gap-4 py-2">
        {['a', 'b', 'c', 'd'].map(key => (
          <Skeleton key={key} className="h-4 w-full" />
        ))}
      </Loading>
    )
  }
  const deliveries = log.data.pages.flat()
  if (!deliveries.length) return <Empty icon={History} title={t('logEmptyTitle')} body={t('logEmptyBody')} />
  return (
    <>
      <ul className="divide-y divide-line">
        {deliveries.map(delivery => (
          <Delivery key={delivery.id} delivery={delivery} />
        ))}
      </ul>
      {log.hasNextPage && (
        <Button className="mt-3" busy={log.isFetchingNextPage} onClick={() => log.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  )
}

const colors = { delivered: 'text-good', waiting: 'text-attention', failed: 'text-danger' } as const

function Delivery({ delivery }: { delivery: WebhookDeliveryWire }) {
  const t = useTranslations('settings.webhooks')
  const [open, setOpen] = useState(false)
  const { last_attempt: last } = delivery
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="ring-inset-focus flex w-full items-center gap-3 rounded-md px-1 py-2.5 text-start hover:bg-hover"
      >
        <ChevronRight
          size={15}
          aria-hidden
          className={cx('shrink-0 text-faint transition-transform rtl:-scale-x-100', open && 'rotate-90 rtl:rotate-90')}
        />
        <span className="min-w-0 flex-1 truncate font-mono text-xs" dir="ltr">
          {delivery.event}
        </span>
        <span className="tabular-nums text-muted max-sm:hidden">
          {last?.status ?? (last?.reason ? t(`why.${last.reason}`) : '')}
        </span>
        <span className={cx('shrink-0', colors[delivery.state])}>{t(delivery.state)}</span>
        <When at={Date.parse(delivery.created_at) / 1000} className="w-12 shrink-0 text-end text-muted" />
      </button>
      {open && <DeliveryDetails delivery={delivery} />}
    </li>
  )
}
