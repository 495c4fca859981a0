'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { lookOf, typeAt } from './channels/looks.ts'
import { useChannelKinds } from './channels/use-channels.ts'
import { useWords } from './channels/use-words.ts'
import { NewChannelForm } from './new-channel-form.tsx'
import { NewInboxChooser } from './new-inbox-chooser.tsx'
import { NewInboxForm } from './new-inbox-form.tsx'
import { NewInboxSteps } from './new-inbox-steps.tsx'
import { SettingsPage } from './settings-page.tsx'

/** The first step of adding an inbox: its kind, or with `channel` what one of that kind needs. */
export function NewInboxScreen({ channel }: { channel?: string }) {
  const t = useTranslations('channels')
  const { accountId } = useAccount()
  if (channel) return <NewChannelScreen channel={channel} />
  return (
    <SettingsPage title={t('newTitle')} body={t('newBody')} action={<Back to={paths.settings(accountId, 'inboxes')} />}>
      <NewInboxSteps at={0} />
      <NewInboxChooser />
    </SettingsPage>
  )
}

function NewChannelScreen({ channel }: { channel: string }) {
  const t = useTranslations('channels')
  const words = useWords()
  const router = useRouter()
  const { accountId } = useAccount()
  const kinds = useChannelKinds()
  const type = typeAt(channel, kinds.data?.map(one => one.type) ?? [])
  const kind = kinds.data?.find(one => one.type === type)
  const next = (inbox: InboxWire) => router.push(paths.newInbox(accountId, `${inbox.id}/agents`))
  return (
    <SettingsPage
      title={kind ? t('newOf', { kind: words.kind(kind.type) }) : t('newTitle')}
      body={kind ? (words.kindBody(kind.type) ?? undefined) : undefined}
      action={<Back to={paths.newInbox(accountId)} />}
    >
      <NewInboxSteps at={1} />
      <div className="max-w-lg">
        {kind ? (
          kind.type === 'web_widget' ? (
            <NewInboxForm action={t('add')} onCreated={next} />
          ) : (
            <NewChannelForm key={kind.type} kind={kind} onCreated={next} />
          )
        ) : kinds.error ? (
          <Problem error={kinds.error} onRetry={() => kinds.refetch()} />
        ) : kinds.data ? (
          <Empty icon={lookOf('').icon} title={t('noKind')} body={t('noKindBody')} />
        ) : (
          <Loading className="flex flex-col gap-4">
            <Skeleton className="h-9 w-full" />
            <Skeleton className="h-9 w-full" />
            <Skeleton className="h-9 w-full" />
          </Loading>
        )}
      </div>
    </SettingsPage>
  )
}

function Back({ to }: { to: string }) {
  const t = useTranslations('channels')
  return (
    <Button tone="ghost" asChild>
      <Link href={to}>
        <ArrowLeft size={15} aria-hidden className="flip-rtl" />
        {t('back')}
      </Link>
    </Button>
  )
}
