'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { useAccountDetails } from '../data/use-directory.ts'
import type { Campaign } from './one-off-api.ts'
import { standingOf } from './standing.ts'

/** When it goes out, or did: by the account's clocks, which everybody who plans it shares. */
export function ScheduledAt({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('oneOff')
  const format = useFormatter()
  const timeZone = useAccountDetails().data?.timezone
  if (!campaign.scheduled_at || standingOf(campaign) === 'draft' || !timeZone) return null
  const at = new Date(campaign.scheduled_at)
  return (
    <time dateTime={campaign.scheduled_at} title={t('inZone', { zone: timeZone })}>
      {format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short', timeZone })}
    </time>
  )
}
