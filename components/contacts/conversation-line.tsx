'use client'

import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useInboxes } from '../data/use-directory.ts'
import { StatusIcon } from '../inbox/status-icon.tsx'
import { paths } from '../shell/paths.ts'
import { When } from '../ui/when.tsx'

/** A conversation, where it began: its state now, and what was said last. */
export function ConversationLine({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('contacts.timeline')
  const ts = useTranslations('status')
  const { accountId } = useAccount()
  const inbox = useInboxes().data?.find(one => one.id === conversation.inboxId)
  return (
    <Link
      href={paths.conversation(accountId, conversation.id)}
      prefetch={false}
      className="ring-inset-focus my-1 flex items-start gap-3 rounded-lg border border-line px-3 py-2.5 hover:bg-hover"
    >
      <span className="mt-0.5 grid size-6 shrink-0 place-items-center">
        <StatusIcon status={conversation.status} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 truncate font-medium">
            {t('conversation', { id: String(conversation.id) })}
            {inbox && <span className="font-normal text-muted"> · {inbox.name}</span>}
          </span>
          <span className="flex-1" />
          <span className="shrink-0 text-xs text-faint">{ts(conversation.status)}</span>
          <When at={conversation.lastActivityAt} className="tabular shrink-0 text-xs text-faint" />
        </span>
        {conversation.preview?.text && (
          <span className="mt-0.5 block truncate text-muted">
            <bdi>{conversation.preview.text}</bdi>
          </span>
        )}
      </span>
    </Link>
  )
}
