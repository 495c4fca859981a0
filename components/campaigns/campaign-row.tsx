'use client'

import { Clock, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CampaignWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Switch } from '../ui/switch.tsx'
import { toast } from '../ui/toast.tsx'
import { useCampaignList } from './use-campaigns.ts'

/** A campaign: what it says, where, and whether it does at all. */
export function CampaignRow({ campaign, onEdit }: { campaign: CampaignWire; onEdit: () => void }) {
  const t = useTranslations('settings.campaigns')
  const { api } = useAccount()
  const list = useCampaignList()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const { title, message, inbox, sender, enabled, trigger_rules: rules } = campaign

  async function enable(wanted: boolean) {
    list.put({ ...campaign, enabled: wanted })
    try {
      list.put(await api.updateCampaign(campaign.id, { enabled: wanted }))
    } catch {
      list.put(campaign)
      toast(t('notSaved'), { tone: 'danger', action: { label: t('retry'), run: () => enable(wanted) } })
    }
  }

  async function remove() {
    setBusy(true)
    try {
      await api.deleteCampaign(campaign.id)
      setAsking(false)
      list.drop(campaign.id)
      toast(t('deleted', { title }))
    } catch {
      toast(t('notSaved'), { tone: 'danger' })
    }
    setBusy(false)
  }

  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="truncate font-medium">{title}</h2>
        <p className="mt-0.5 line-clamp-2 text-muted">
          <bdi>{message}</bdi>
        </p>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-faint">
          <span className="flex items-center gap-1.5">
            <Avatar
              name={sender?.available_name ?? inbox.name}
              seed={sender?.id ?? inbox.name}
              src={sender?.thumbnail}
              size={18}
            />
            {sender?.available_name ?? inbox.name}
          </span>
          <bdi className="max-w-full truncate" dir="ltr">
            {rules.url}
          </bdi>
          <span className="flex items-center gap-1">
            <Clock size={13} aria-hidden />
            {t('after', { count: rules.time_on_page ?? 0 })}
          </span>
          {campaign.trigger_only_during_business_hours && <span>{t('inHours')}</span>}
        </p>
      </div>
      <div className="flex items-center gap-1">
        <Switch checked={enabled} label={t('enabledOf', { title })} onChange={enable} />
        <IconButton label={t('editOf', { title })} onClick={onEdit}>
          <Pencil size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('deleteOf', { title })} onClick={() => setAsking(true)}>
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('deleteAsk', { title })}
        body={t('deleteBody')}
        action={t('delete')}
        busy={busy}
        onConfirm={remove}
      />
    </li>
  )
}
