'use client'

import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useReceivers } from '../data/use-directory.ts'
import { Deliveries } from './deliveries-dialog.tsx'
import { Standing } from './standing.tsx'

/** What the inbox's program was told by its callback, with what was sent and answered. */
export function InboxLog({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.log')
  const { api, accountId } = useAccount()
  const receivers = useReceivers()
  const standing = receivers.data?.find(({ receiver }) => receiver.kind === 'inbox' && receiver.id === inbox.id)
  return (
    <section>
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <p className="min-w-0 flex-1 basis-64 text-sm text-muted">
          {inbox.webhook_url ? (
            <>
              {t('body')} <bdi dir="ltr">{inbox.webhook_url}</bdi>
            </>
          ) : (
            t('nowhere')
          )}
        </p>
        {inbox.webhook_url && <Standing standing={standing} />}
      </div>
      <Deliveries
        queryKey={keys.callbacks(accountId, inbox.id)}
        load={async before => (await api.callbacks(inbox.id, before)).payload}
      />
    </section>
  )
}
