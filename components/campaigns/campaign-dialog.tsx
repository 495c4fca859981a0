'use client'

import { useTranslations } from 'use-intl'
import type { CampaignWire, InboxWire } from '#lib/protocol/index.ts'
import { Dialog } from '../ui/dialog.tsx'
import { CampaignForm } from './campaign-form.tsx'

type Props = { campaign: CampaignWire | null; websites: InboxWire[]; open: boolean; onClose: () => void }

export function CampaignDialog({ campaign, websites, open, onClose }: Props) {
  const t = useTranslations('settings.campaigns')
  return (
    <Dialog
      open={open}
      onOpenChange={wanted => !wanted && onClose()}
      title={t(campaign ? 'editTitle' : 'newTitle')}
      description={t('formBody')}
    >
      <CampaignForm key={campaign?.id ?? 'new'} campaign={campaign} websites={websites} onDone={onClose} />
    </Dialog>
  )
}
