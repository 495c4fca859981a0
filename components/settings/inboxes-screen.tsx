'use client'

import { ChevronRight, Inbox, Plus } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { useInboxes } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { HealthMark } from './channels/health-mark.tsx'
import { lookOf, typeOf } from './channels/looks.ts'
import { markOf } from './channels/standing.ts'
import { useStandings } from './channels/use-channels.ts'
import { useWords } from './channels/use-words.ts'
import { SettingsPage } from './settings-page.tsx'

/** Where conversations come in, and whether it works. */
export function InboxesScreen() {
  const t = useTranslations('settings.inboxes')
  const { accountId } = useAccount()
  const inboxes = useInboxes()
  const standings = useStandings()
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
              <InboxRow
                key={inbox.id}
                inbox={inbox}
                mark={markOf(
                  inbox,
                  standings.data?.find(one => one.inbox_id === inbox.id),
                )}
              />
            ))}
          </ul>
        ) : (
          <Empty icon={Inbox} title={t('none')} body={t('noneBody')}>
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

function InboxRow({ inbox, mark }: { inbox: InboxWire; mark: ReturnType<typeof markOf> }) {
  const words = useWords()
  const { accountId } = useAccount()
  const type = typeOf(inbox)
  const { icon: Icon, tabs } = lookOf(type)
  const address = addressOf(inbox)
  return (
    <li>
      <Link
        href={paths.inboxSettings(accountId, inbox.id, mark && tabs.includes('health') ? 'health' : '')}
        className="ring-inset-focus flex items-center gap-3 py-3 hover:bg-hover sm:-mx-3 sm:px-3"
      >
        <span
          className={cx(
            'grid size-[34px] shrink-0 place-items-center rounded-lg',
            inbox.widget_color ? 'text-white' : 'bg-accent-soft text-accent-text',
          )}
          style={inbox.widget_color ? { backgroundColor: inbox.widget_color } : undefined}
        >
          <Icon size={17} aria-hidden />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{inbox.name}</span>
          <span className="block truncate text-muted">
            {words.kind(type)}
            {address && (
              <>
                {' · '}
                <bdi dir="ltr">{address}</bdi>
              </>
            )}
          </span>
        </span>
        {mark && <HealthMark mark={mark} />}
        <ChevronRight size={16} aria-hidden className="flip-rtl text-faint" />
      </Link>
    </li>
  )
}

/** By what customers know the inbox. */
const addressOf = (inbox: InboxWire) =>
  inbox.website_url ??
  inbox.email ??
  inbox.phone_number ??
  (inbox.bot_name ? `@${inbox.bot_name}` : inbox.inbox_identifier)
