'use client'

import { Megaphone, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CampaignWire } from '#lib/protocol/index.ts'
import { useInboxes } from '../data/use-directory.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { Button } from '../ui/button.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { CampaignDialog } from './campaign-dialog.tsx'
import { CampaignRow } from './campaign-row.tsx'
import { CampaignTabs } from './campaign-tabs.tsx'
import { useCampaigns } from './use-campaigns.ts'

/** What websites say by themselves to who looks at a page. */
export function CampaignsScreen() {
  const t = useTranslations('settings.campaigns')
  const campaigns = useCampaigns('ongoing')
  const websites = useInboxes().data?.filter(inbox => inbox.traits.campaigns === 'ongoing')
  const [editing, setEditing] = useState<CampaignWire | 'new' | null>(null)
  const add = (
    <Button tone="primary" onClick={() => setEditing('new')} disabled={!websites?.length}>
      <Plus size={15} aria-hidden />
      {t('add')}
    </Button>
  )
  return (
    <SettingsPage title={t('title')} body={t('body')} action={campaigns.data?.length ? add : undefined}>
      <CampaignTabs />
      {campaigns.data ? (
        campaigns.data.length > 0 ? (
          <ul className="divide-y divide-line border-y border-line">
            {campaigns.data.map(campaign => (
              <CampaignRow key={campaign.id} campaign={campaign} onEdit={() => setEditing(campaign)} />
            ))}
          </ul>
        ) : (
          <Empty icon={Megaphone} title={t('none')} body={t(websites?.length === 0 ? 'noWebsite' : 'noneBody')}>
            {add}
          </Empty>
        )
      ) : campaigns.error ? (
        <Problem error={campaigns.error} onRetry={() => campaigns.refetch()} />
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
      <CampaignDialog
        campaign={editing === 'new' ? null : editing}
        websites={websites ?? []}
        open={editing !== null}
        onClose={() => setEditing(null)}
      />
    </SettingsPage>
  )
}
