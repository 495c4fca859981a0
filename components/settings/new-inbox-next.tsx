'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useInboxes } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { lookOf } from './channels/looks.ts'
import { NextSteps } from './channels/next-steps.tsx'
import { InboxMembers } from './inbox-members.tsx'
import { NewInboxSteps } from './new-inbox-steps.tsx'
import { SettingsPage } from './settings-page.tsx'

/** What follows once the inbox is there: who answers in it, and what has to be done elsewhere. */
export function NewInboxNext({ inboxId, step }: { inboxId: number; step: 'agents' | 'finish' }) {
  const t = useTranslations('channels')
  const router = useRouter()
  const { accountId } = useAccount()
  const inboxes = useInboxes()
  const inbox = inboxes.data?.find(one => one.id === inboxId)
  const isMembers = step === 'agents'
  return (
    <SettingsPage
      title={isMembers ? t('membersTitle') : t('doneTitle', { name: inbox?.name ?? '' })}
      body={isMembers ? t('membersBody') : t('doneBody')}
    >
      <NewInboxSteps at={isMembers ? 2 : 3} />
      {inbox ? (
        isMembers ? (
          <>
            <div>
              <InboxMembers inboxId={inbox.id} />
            </div>
            <Button
              tone="primary"
              size="lg"
              onClick={() => router.push(paths.newInbox(accountId, `${inbox.id}/finish`))}
            >
              {t('goOn')}
            </Button>
          </>
        ) : (
          <div className="flex flex-col gap-6">
            <NextSteps inbox={inbox} />
            <div className="flex flex-wrap gap-2">
              <Button tone="primary" asChild>
                <Link href={paths.inboxSettings(accountId, inbox.id)}>{t('toSettings')}</Link>
              </Button>
              <Button asChild>
                <Link href={paths.inbox(accountId, inbox.id)}>{t('toConversations')}</Link>
              </Button>
            </div>
          </div>
        )
      ) : inboxes.error ? (
        <Problem error={inboxes.error} onRetry={() => inboxes.refetch()} />
      ) : inboxes.data ? (
        <Empty icon={lookOf('').icon} title={t('gone')} body={t('goneBody')} />
      ) : (
        <Loading className="flex flex-col gap-4">
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-24 w-full" />
        </Loading>
      )}
    </SettingsPage>
  )
}
