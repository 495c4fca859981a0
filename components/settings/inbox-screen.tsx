'use client'

import { ArrowLeft, Globe } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useInboxes } from '../data/use-directory.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { ConsentForm } from './consent-form.tsx'
import { DeleteInbox } from './delete-inbox.tsx'
import { InboxMembers } from './inbox-members.tsx'
import { InboxSettingsForm } from './inbox-settings-form.tsx'
import { PreChatFormSection } from './pre-chat/pre-chat-form.tsx'
import { SettingsPage } from './settings-page.tsx'
import { Snippet } from './snippet.tsx'

export function InboxSettingsScreen({ inboxId }: { inboxId: number }) {
  const t = useTranslations('settings.inboxes')
  const { accountId } = useAccount()
  const inboxes = useInboxes()
  const inbox = inboxes.data?.find(one => one.id === inboxId)
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
      {inbox ? (
        <>
          {inbox.channel_type === 'Channel::WebWidget' ? (
            <>
              <section className="grid gap-x-8 gap-y-4 pb-6 grid-cols-[minmax(0,1fr)] md:grid-cols-[200px_minmax(0,1fr)]">
                <div>
                  <h2 className="text-base font-semibold">{t('install')}</h2>
                  <p className="mt-1 text-sm text-muted">{t('installBody')}</p>
                </div>
                <Snippet inbox={inbox} />
              </section>
              <InboxSettingsForm inbox={inbox} />
              <PreChatFormSection inbox={inbox} />
              <ConsentForm inbox={inbox} />
            </>
          ) : (
            inbox.inbox_identifier && <Identifier text={inbox.inbox_identifier} />
          )}
          <InboxMembers inboxId={inbox.id} />
          <DeleteInbox inbox={inbox} />
        </>
      ) : inboxes.error ? (
        <Problem error={inboxes.error} onRetry={() => inboxes.refetch()} />
      ) : inboxes.data ? (
        <Empty icon={Globe} title={t('gone')} body={t('goneBody')} />
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

/** What programs call an inbox of the API by. */
function Identifier({ text }: { text: string }) {
  const t = useTranslations('settings.inboxes')
  return (
    <section className="grid gap-x-8 gap-y-4 pb-6 grid-cols-[minmax(0,1fr)] md:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <h2 className="text-base font-semibold">{t('identifier')}</h2>
        <p className="mt-1 text-sm text-muted">{t('identifierBody')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <code dir="ltr" className="font-mono text-sm break-all">
          {text}
        </code>
        <CopyButton text={text} label={t('copyIdentifier')} />
      </div>
    </section>
  )
}
