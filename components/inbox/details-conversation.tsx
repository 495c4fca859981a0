'use client'

import { Globe } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { AttributeFields } from '../attributes/attribute-fields.tsx'
import { useMoreActions } from '../conversation-actions/use-more-actions.ts'
import type { Conversation } from '../data/conversation.ts'
import { useInboxes } from '../data/use-directory.ts'
import { When } from '../ui/when.tsx'
import { DetailsRow } from './details-row.tsx'
import { snoozeWords } from './snooze.ts'
import { StatusIcon } from './status-icon.tsx'

/** What is known of the conversation itself, and what the account keeps about it. */
export function DetailsConversation({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  const ts = useTranslations('side.info')
  const tt = useTranslations('side.statuses')
  const locale = useLocale()
  const inbox = useInboxes().data?.find(one => one.id === conversation.inboxId)
  const { setCustom } = useMoreActions()
  const { id, status, snoozedUntil, custom } = conversation
  return (
    <>
      <DetailsRow label={ts('number')}>
        <span className="tabular">#{id}</span>
      </DetailsRow>
      <DetailsRow label={ts('status')}>
        <span className="flex items-center gap-2.5">
          <StatusIcon status={status} />
          <span className="truncate">
            {tt(status)}
            {status === 'snoozed' && snoozedUntil && ` · ${snoozeWords(snoozedUntil, new Date(), locale)}`}
          </span>
        </span>
      </DetailsRow>
      <DetailsRow label={t('inbox')}>
        <span className="flex min-w-0 items-center gap-2.5">
          <Globe size={15} aria-hidden className="shrink-0 text-muted" />
          <span className="truncate">{inbox?.name}</span>
        </span>
      </DetailsRow>
      <DetailsRow label={t('started')}>
        <When at={conversation.createdAt} />
      </DetailsRow>
      <DetailsRow label={ts('lastActivity')}>
        <When at={conversation.lastActivityAt} />
      </DetailsRow>
      <AttributeFields
        model="conversation_attribute"
        values={custom}
        onSave={async (key, value) => {
          const { [key]: _, ...rest } = custom
          await setCustom(conversation, value === null ? rest : { ...rest, [key]: value })
        }}
      />
    </>
  )
}
