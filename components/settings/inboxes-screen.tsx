'use client'

import { ChevronRight, Globe, Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useInboxes } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { SettingsPage } from './settings-page.tsx'

export function InboxesScreen() {
  const t = useTranslations('settings.inboxes')
  const { accountId } = useAccount()
  const inboxes = useInboxes()
  const add = (
    <Button tone="primary" asChild>
      <Link href={paths.newInbox(accountId)}>
        <Plus size={15} aria-hidden />
        {t('add')}
      </Link>
    </Button>
  )
  return (
    <SettingsPage title={t('title')} body={t('body')} action={inboxes.data?.length ? add : undefined}>
      {inboxes.data ? (
        inboxes.data.length > 0 ? (
          <ul className="divide-y divide-line border-y border-line">
            {inboxes.data.map(inbox => (
              <li key={inbox.id}>
                <Link
                  href={paths.inboxSettings(accountId, inbox.id)}
                  className="ring-inset-focus flex items-center gap-3 py-3 hover:bg-hover sm:-mx-3 sm:px-3"
                >
                  <span
                    className="grid size-[34px] shrink-0 place-items-center rounded-lg text-white"
                    style={{ backgroundColor: inbox.widget_color ?? 'var(--accent)' }}
                  >
                    <Globe size={17} aria-hidden />
                  </span>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{inbox.name}</span>
                    <span className="block truncate text-muted">
                      <bdi>{inbox.website_url ?? inbox.inbox_identifier}</bdi>
                    </span>
                  </span>
                  <ChevronRight size={16} aria-hidden className="flip-rtl text-faint" />
                </Link>
              </li>
            ))}
          </ul>
        ) : (
          <Empty icon={Globe} title={t('none')} body={t('noneBody')}>
            {add}
          </Empty>
        )
      ) : inboxes.error ? (
        <Problem error={inboxes.error} onRetry={() => inboxes.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-5 py-3">
          {['a', 'b'].map(key => (
            <span key={key} className="flex items-center gap-3">
              <Skeleton className="size-[34px] rounded-lg" />
              <Skeleton className="h-3.5 w-48" />
            </span>
          ))}
        </Loading>
      )}
    </SettingsPage>
  )
}
