'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { WebhookAttemptWire, WebhookDeliveryWire } from '#lib/protocol/webhook.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useRefusal } from '../data/use-refusal.ts'
import { Button } from '../ui/button.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'

/** What was sent, what was answered each time, and the way to send it once more. */
export function DeliveryDetails({ delivery }: { delivery: WebhookDeliveryWire }) {
  const t = useTranslations('settings.webhooks')
  const { api, accountId } = useAccount()
  const whole = useQuery({
    queryKey: [...keys.delivery(accountId, delivery.id), delivery.tries, delivery.state],
    queryFn: async () => (await api.delivery(delivery.id)).payload,
  })
  if (whole.error) return <Problem error={whole.error} onRetry={() => whole.refetch()} />
  if (!whole.data) {
    return (
      <Loading className="p-3">
        <Skeleton className="h-24 w-full" />
      </Loading>
    )
  }
  return (
    <div className="flex flex-col gap-3 px-1 pt-1 pb-4 sm:ps-7">
      <section>
        <h3 className="mb-1 text-xs font-medium text-muted">{t('attempts')}</h3>
        <ol className="flex flex-col gap-2">
          {whole.data.attempts.map(attempt => (
            <Attempt key={attempt.at} attempt={attempt} />
          ))}
        </ol>
        {!whole.data.attempts.length && <p className="text-muted">{t('nothing')}</p>}
      </section>
      <section>
        <h3 className="mb-1 text-xs font-medium text-muted">{t('request')}</h3>
        <Code label={t('request')}>{JSON.stringify(whole.data.payload, null, 2)}</Code>
      </section>
      {delivery.state !== 'waiting' && delivery.event !== 'webhook_test' && <Replay delivery={delivery} />}
    </div>
  )
}

function Attempt({ attempt }: { attempt: WebhookAttemptWire }) {
  const t = useTranslations('settings.webhooks')
  const format = useFormatter()
  const at = format.dateTime(new Date(attempt.at), { dateStyle: 'medium', timeStyle: 'medium' })
  const said =
    attempt.status === null
      ? t(`why.${attempt.reason ?? 'failed'}`)
      : t('answer', { status: String(attempt.status), ms: format.number(attempt.duration_ms) })
  return (
    <li>
      <p className="flex flex-wrap justify-between gap-x-3 tabular-nums">
        <span>{said}</span>
        <time dateTime={attempt.at} className="text-muted">
          {at}
        </time>
      </p>
      {attempt.status !== null && attempt.response && <Code label={t('response')}>{attempt.response}</Code>}
    </li>
  )
}

function Code({ label, children }: { label: string; children: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too
      tabIndex={0}
      dir="ltr"
      className="ring-inset-focus mt-1 max-h-64 overflow-auto rounded-md bg-hover p-2.5 text-start"
    >
      <pre className="font-mono text-xs break-words whitespace-pre-wrap">{children}</pre>
    </section>
  )
}

function Replay({ delivery }: { delivery: WebhookDeliveryWire }) {
  const t = useTranslations('settings.webhooks')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const refusal = useRefusal()
  const [busy, setBusy] = useState(false)
  async function replay() {
    setBusy(true)
    try {
      await api.replay(delivery.id)
      toast(t('replayed'))
      await client.invalidateQueries({ queryKey: keys.deliveries(accountId, delivery.receiver.id) })
    } catch (error) {
      toast(refusal(error), { tone: 'danger', action: { label: t('retry'), run: replay } })
    }
    setBusy(false)
  }
  return (
    <Button size="sm" busy={busy} onClick={replay} className="self-start">
      <RotateCw size={14} aria-hidden />
      {t('replay')}
    </Button>
  )
}
