'use client'

import { ArrowLeft } from 'lucide-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { useInboxes } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { lookOf, type Tab, typeOf } from './channels/looks.ts'
import { InboxTabs } from './inbox-tabs.tsx'
import { SettingsPage } from './settings-page.tsx'

const loading = () => (
  <div data-skeleton className="flex animate-appear flex-col gap-4">
    <Skeleton className="h-9 w-full" />
    <Skeleton className="h-9 w-full" />
    <Skeleton className="h-40 w-full" />
  </div>
)

type Panel = { inbox: InboxWire }
const panels: Record<Tab, React.ComponentType<Panel>> = {
  general: dynamic(() => import('./inbox-general.tsx').then(one => one.InboxGeneral), { loading }),
  widget: dynamic(() => import('./inbox-widget.tsx').then(one => one.InboxWidget), { loading }),
  form: dynamic(() => import('./inbox-before-chat.tsx').then(one => one.InboxBeforeChat), { loading }),
  install: dynamic(() => import('./inbox-install.tsx').then(one => one.InboxInstall), { loading }),
  configuration: dynamic(() => import('./inbox-configuration.tsx').then(one => one.InboxConfiguration), { loading }),
  templates: dynamic(() => import('./inbox-templates.tsx').then(one => one.InboxTemplates), { loading }),
  members: dynamic(() => import('./inbox-people.tsx').then(one => one.InboxPeople), { loading }),
  hours: dynamic(() => import('./inbox-hours.tsx').then(one => one.InboxHours), { loading }),
  survey: dynamic(() => import('./inbox-survey.tsx').then(one => one.InboxSurvey), { loading }),
  bot: dynamic(() => import('./inbox-bot.tsx').then(one => one.InboxBot), { loading }),
  health: dynamic(() => import('./inbox-health.tsx').then(one => one.InboxHealth), { loading }),
  log: dynamic(() => import('./inbox-log.tsx').then(one => one.InboxLog), { loading }),
}

/** Everything of an inbox, in the tabs that its kind has. */
export function InboxSettingsScreen({ inboxId, tab }: { inboxId: number; tab?: string }) {
  const t = useTranslations('settings.inboxes')
  const { accountId } = useAccount()
  const inboxes = useInboxes()
  const inbox = inboxes.data?.find(one => one.id === inboxId)
  const tabs = inbox ? lookOf(typeOf(inbox)).tabs : []
  const chosen = tabs.find(one => one === tab) ?? (tab ? undefined : 'general')
  const Shown = chosen && panels[chosen]
  const back = (
    <Button tone="ghost" asChild>
      <Link href={paths.settings(accountId, 'inboxes')}>
        <ArrowLeft size={15} aria-hidden className="flip-rtl" />
        {t('allInboxes')}
      </Link>
    </Button>
  )
  return (
    <SettingsPage title={inbox?.name ?? t('one')} action={back}>
      {inbox && Shown ? (
        <>
          <InboxTabs inboxId={inbox.id} tabs={tabs} chosen={chosen} />
          <div key={`${inbox.id}:${chosen}`}>
            <Shown inbox={inbox} />
          </div>
        </>
      ) : inboxes.error && !inboxes.data ? (
        <Problem error={inboxes.error} onRetry={() => inboxes.refetch()} />
      ) : inboxes.data ? (
        <Empty icon={lookOf('').icon} title={t('gone')} body={t('goneBody')} />
      ) : (
        <Loading className="flex flex-col gap-4">
          <Skeleton className="h-40 w-full" />
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-9 w-full" />
        </Loading>
      )}
    </SettingsPage>
  )
}
