'use client'

import { Plus, Send } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useInboxes } from '../data/use-directory.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { CampaignTabs } from './campaign-tabs.tsx'
import { OneOffRow } from './one-off-row.tsx'
import { useCampaigns } from './use-campaigns.ts'

const AT_ONCE = 20

/** What is sent once to many: drafts, what is planned, what goes out, and what became of it. */
export function OneOffsScreen() {
  const t = useTranslations('oneOff')
  const ts = useTranslations('settings.campaigns')
  const { accountId } = useAccount()
  const campaigns = useCampaigns('one_off')
  const inboxes = useInboxes()
  const canSend = inboxes.data?.some(inbox => inbox.traits.campaigns === 'one_off')
  const add = (
    <Button tone="primary" asChild>
      <Link href={paths.newOneOff(accountId)}>
        <Plus size={15} aria-hidden />
        {t('add')}
      </Link>
    </Button>
  )
  return (
    <SettingsPage title={ts('title')} body={t('body')} action={campaigns.data?.length && canSend ? add : undefined}>
      <CampaignTabs />
      {campaigns.data && inboxes.data ? (
        campaigns.data.length > 0 ? (
          <Rows campaigns={campaigns.data} />
        ) : (
          <Empty icon={Send} title={t('none')} body={t(canSend ? 'noneBody' : 'noInbox')}>
            {canSend ? (
              add
            ) : (
              <Button tone="primary" asChild>
                <Link href={paths.newInbox(accountId, 'whatsapp')}>{t('addInbox')}</Link>
              </Button>
            )}
          </Empty>
        )
      ) : campaigns.error || inboxes.error ? (
        <Problem
          error={campaigns.error ?? inboxes.error}
          onRetry={() => void Promise.all([campaigns.refetch(), inboxes.refetch()])}
        />
      ) : (
        <Loading className="flex flex-col gap-6 py-4">
          {['a', 'b', 'c'].map(key => (
            <span key={key} className="flex flex-col gap-2">
              <Skeleton className="h-3.5 w-40" />
              <Skeleton className="h-3 w-72" />
            </span>
          ))}
        </Loading>
      )}
    </SettingsPage>
  )
}

function Rows({ campaigns }: { campaigns: NonNullable<ReturnType<typeof useCampaigns>['data']> }) {
  const t = useTranslations('oneOff')
  const [most, setMost] = useState(AT_ONCE)
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {campaigns.slice(0, most).map(campaign => (
          <OneOffRow key={campaign.id} campaign={campaign} />
        ))}
      </ul>
      {campaigns.length > most && (
        <Button tone="ghost" className="mt-3" onClick={() => setMost(most + AT_ONCE)}>
          {t('more')}
        </Button>
      )}
    </>
  )
}
