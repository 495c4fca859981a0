'use client'

import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { useAccountDetails, useInboxes } from '../data/use-directory.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { OneOffForm } from './one-off-form.tsx'
import { standingOf } from './standing.ts'
import { useOneOff } from './use-one-off.ts'

/** A campaign that is sent once, before it is. */
export function OneOffFormScreen({ id }: { id: number | null }) {
  const t = useTranslations('oneOff')
  const { accountId } = useAccount()
  return (
    <SettingsPage
      wide
      title={t(id === null ? 'newTitle' : 'editTitle')}
      body={
        <Link
          href={id === null ? paths.oneOffs(accountId) : paths.oneOff(accountId, id)}
          className="inline-flex items-center gap-1.5 text-sm hover:text-text"
        >
          <ArrowLeft size={14} aria-hidden className="flip-rtl" />
          {t(id === null ? 'backToList' : 'backToOne')}
        </Link>
      }
    >
      <Ready id={id} />
    </SettingsPage>
  )
}

function Ready({ id }: { id: number | null }) {
  const campaign = useOneOff(id ?? 0, id !== null)
  const inboxes = useInboxes()
  const account = useAccountDetails()
  const needed = id === null ? [inboxes, account] : [inboxes, account, campaign]
  const failed = needed.find(one => one.error && !one.data)
  if (failed) return <Problem error={failed.error} onRetry={() => void Promise.all(needed.map(one => one.refetch()))} />
  if (!inboxes.data || !account.data || (id !== null && !campaign.data)) return <FormSkeleton />
  if (campaign.data && campaign.data.campaign_type !== 'one_off') return <Problem error={new ApiError(404, '')} />
  if (campaign.data && !['draft', 'scheduled'].includes(standingOf(campaign.data)))
    return <Begun id={campaign.data.id} />
  const able = inboxes.data.filter(inbox => inbox.traits.campaigns === 'one_off')
  return <OneOffForm campaign={campaign.data ?? null} inboxes={able} timeZone={account.data.timezone} />
}

function Begun({ id }: { id: number }) {
  const t = useTranslations('oneOff')
  const { accountId } = useAccount()
  return (
    <Empty icon={ArrowLeft} title={t('begun')} body={t('begunBody')}>
      <Button asChild>
        <Link href={paths.oneOff(accountId, id)}>{t('backToOne')}</Link>
      </Button>
    </Empty>
  )
}

const FormSkeleton = () => (
  <Loading className="flex flex-col gap-8">
    {['a', 'b', 'c'].map(key => (
      <span key={key} className="flex flex-col gap-3">
        <Skeleton className="h-4 w-32" />
        <Skeleton className="h-9 w-full max-w-lg" />
      </span>
    ))}
  </Loading>
)
