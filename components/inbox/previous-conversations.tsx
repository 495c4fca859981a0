'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { fromWire } from '../data/conversation.ts'
import { keys } from '../data/keys.ts'
import { paths } from '../shell/paths.ts'
import { Skeleton } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import { StatusIcon } from './status-icon.tsx'

/** What else this contact has talked with us about. */
export function PreviousConversations({ contactId, currentId }: { contactId: number; currentId: number }) {
  const t = useTranslations('details')
  const { api, accountId } = useAccount()
  const query = useQuery({
    queryKey: keys.contactConversations(accountId, contactId),
    queryFn: async () => (await api.contactConversations(contactId)).payload.map(fromWire),
  })
  if (query.isPending) return <Skeleton className="my-2 h-3 w-40 animate-appear" />
  if (query.error) {
    return (
      <p className="text-muted">
        {t('previousFailed')}{' '}
        <button type="button" className="font-medium text-accent-text" onClick={() => query.refetch()}>
          {t('retry')}
        </button>
      </p>
    )
  }
  const others = query.data.filter(one => one.id !== currentId)
  if (others.length === 0) return <p className="py-1 text-faint">{t('noPrevious')}</p>
  return (
    <ul>
      {others.map(one => (
        <li key={one.id}>
          <Link
            href={paths.conversation(accountId, one.id)}
            prefetch={false}
            className="ring-inset-focus -mx-2 flex items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover"
          >
            <span className="mt-0.5">
              <StatusIcon status={one.status} />
            </span>
            <span className="min-w-0 flex-1 truncate">
              <bdi>{one.preview?.text || `#${one.id}`}</bdi>
            </span>
            <When at={one.lastActivityAt} className="tabular shrink-0 text-xs text-faint" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
