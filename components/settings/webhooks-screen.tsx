'use client'

import { Plus, Webhook } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { WebhookWire } from '#lib/protocol/webhook.ts'
import { useReceivers, useWebhooks } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { DeliveriesDialog } from './deliveries-dialog.tsx'
import { SettingsPage } from './settings-page.tsx'
import { WebhookDialog } from './webhook-dialog.tsx'
import { WebhookRow } from './webhook-row.tsx'

/** Which programs are told what happens, and how it stands with them. */
export function WebhooksScreen() {
  const t = useTranslations('settings.webhooks')
  const [editing, setEditing] = useState<WebhookWire | 'new' | null>(null)
  const [shown, setShown] = useState<WebhookWire | null>(null)
  return (
    <SettingsPage
      title={t('title')}
      body={t('body')}
      action={
        <Button tone="primary" onClick={() => setEditing('new')}>
          <Plus size={15} aria-hidden />
          {t('add')}
        </Button>
      }
    >
      <Webhooks onEdit={setEditing} onShow={setShown} />
      <WebhookDialog webhook={editing} onClose={() => setEditing(null)} />
      <DeliveriesDialog webhook={shown} onClose={() => setShown(null)} />
    </SettingsPage>
  )
}

type Listening = { onEdit: (webhook: WebhookWire) => void; onShow: (webhook: WebhookWire) => void }

function Webhooks({ onEdit, onShow }: Listening) {
  const t = useTranslations('settings.webhooks')
  const webhooks = useWebhooks()
  const receivers = useReceivers()
  if (webhooks.error && !webhooks.data) return <Problem error={webhooks.error} onRetry={() => webhooks.refetch()} />
  if (!webhooks.data) {
    return (
      <Loading className="flex flex-col gap-5 py-3">
        {['a', 'b'].map(key => (
          <span key={key} className="flex flex-col gap-2">
            <Skeleton className="h-3.5 w-40" />
            <Skeleton className="h-3 w-72" />
          </span>
        ))}
      </Loading>
    )
  }
  if (!webhooks.data.length) return <Empty icon={Webhook} title={t('emptyTitle')} body={t('emptyBody')} />
  return (
    <ul className="divide-y divide-line border-y border-line">
      {webhooks.data.map(webhook => (
        <WebhookRow
          key={webhook.id}
          webhook={webhook}
          standing={receivers.data?.find(({ receiver }) => receiver.kind === 'webhook' && receiver.id === webhook.id)}
          onEdit={() => onEdit(webhook)}
          onShow={() => onShow(webhook)}
        />
      ))}
    </ul>
  )
}
