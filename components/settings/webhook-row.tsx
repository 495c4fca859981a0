'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { WebhookReceiverWire, WebhookWire } from '#lib/protocol/webhook.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useRefusal } from '../data/use-refusal.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toast.tsx'
import { Standing } from './standing.tsx'

type Props = {
  webhook: WebhookWire
  standing: WebhookReceiverWire | undefined
  onEdit: () => void
  onShow: () => void
}

/** A webhook: what it is called, how it stands, and what can be done with it. */
export function WebhookRow({ webhook, standing, onEdit, onShow }: Props) {
  const t = useTranslations('settings.webhooks')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState<'test' | 'remove' | 'on' | null>(null)
  const refusal = useRefusal()
  const name = webhook.name ?? webhook.url

  async function act(what: 'test' | 'remove' | 'on', work: () => Promise<unknown>) {
    setBusy(what)
    try {
      await work()
    } catch (error) {
      toast(refusal(error), { tone: 'danger', action: { label: t('retry'), run: () => act(what, work) } })
    }
    setBusy(null)
  }
  const test = () =>
    act('test', async () => {
      const { state, last_attempt: last } = (await api.testWebhook(webhook.id)).payload
      if (state === 'delivered') toast(t('tested', { status: String(last?.status) }))
      else toast(t('testFailed', { reason: t(`why.${last?.reason ?? 'failed'}`) }), { tone: 'danger' })
      await client.invalidateQueries({ queryKey: keys.deliveries(accountId, webhook.id) })
    })
  const remove = () =>
    act('remove', async () => {
      await api.deleteWebhook(webhook.id)
      setAsking(false)
      await client.invalidateQueries({ queryKey: keys.webhooks(accountId) })
      toast(t('removed', { name }))
    })
  const switchOn = (id: number) =>
    act('on', async () => {
      await api.switchReceiver(id, true)
      await client.invalidateQueries({ queryKey: keys.receivers(accountId) })
    })

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">
            <bdi>{name}</bdi>
          </span>
          <Standing standing={standing} />
        </p>
        <p className="truncate text-muted">
          {webhook.name && (
            <>
              <bdi dir="ltr">{webhook.url}</bdi> ·{' '}
            </>
          )}
          {t('eventCount', { count: webhook.subscriptions.length })}
          {standing && standing.waiting > 0 && ` · ${t('waitingCount', { count: standing.waiting })}`}
        </p>
        {standing?.disabled_reason && <p className="text-danger">{t(`reasons.${standing.disabled_reason}`)}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {standing?.disabled_at && (
          <Button size="sm" tone="primary" busy={busy === 'on'} onClick={() => switchOn(standing.id)}>
            {t('switchOn')}
          </Button>
        )}
        <Button size="sm" busy={busy === 'test'} onClick={test}>
          {t('test')}
        </Button>
        <Button size="sm" onClick={onShow}>
          {t('log')}
        </Button>
        <IconButton label={t('edit', { name })} onClick={onEdit}>
          <Pencil size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('removeLabel', { name })} onClick={() => setAsking(true)}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('removeTitle', { name })}
        body={t('removeBody')}
        action={t('remove')}
        busy={busy === 'remove'}
        onConfirm={remove}
      />
    </li>
  )
}
