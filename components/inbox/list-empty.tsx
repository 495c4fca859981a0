'use client'

import { CheckCheck, Inbox, UserRoundCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { ConversationCounts } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import type { ListFilter } from '../data/conversation-list.ts'
import { useInboxes } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/states.tsx'
import type { ListSettings } from './list-settings.ts'

type Props = { filter: ListFilter; counts: ConversationCounts; onChange: (change: Partial<ListSettings>) => void }

/** Why nothing is here, and where to go on. */
export function ListEmpty({ filter, counts, onChange }: Props) {
  const t = useTranslations('list.empty')
  const { accountId, isAdministrator } = useAccount()
  const inboxes = useInboxes().data
  if (inboxes?.length === 0) {
    return (
      <Empty icon={Inbox} title={t('noInbox')} body={isAdministrator ? t('noInboxAdmin') : t('noInboxAgent')}>
        {isAdministrator && (
          <Button tone="primary" asChild>
            <Link href={paths.newInbox(accountId)}>{t('addInbox')}</Link>
          </Button>
        )}
      </Empty>
    )
  }
  if (filter.conditions) return <Empty icon={Inbox} title={t('unmet')} body={t('unmetBody')} />
  if (filter.status !== 'open' && filter.status !== 'all') {
    return (
      <Empty icon={Inbox} title={t('filtered')} body={t('filteredBody')}>
        <Button onClick={() => onChange({ status: 'open' })}>{t('showOpen')}</Button>
      </Empty>
    )
  }
  if (filter.tab === 'me' && counts.unassigned_count > 0) {
    return (
      <Empty icon={UserRoundCheck} title={t('mine')} body={t('mineBody', { count: counts.unassigned_count })}>
        <Button onClick={() => onChange({ tab: 'unassigned' })}>{t('showUnassigned')}</Button>
      </Empty>
    )
  }
  return (
    <Empty icon={CheckCheck} title={t('done')} body={t('doneBody')}>
      {filter.tab !== 'all' && counts.all_count > 0 && (
        <Button onClick={() => onChange({ tab: 'all' })}>{t('showAll')}</Button>
      )}
    </Empty>
  )
}
