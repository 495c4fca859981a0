'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { AudienceNames } from './audience-names.tsx'
import type { Campaign } from './one-off-api.ts'
import { ScheduledAt } from './scheduled-at.tsx'
import { standingOf } from './standing.ts'
import { StandingChip } from './standing-chip.tsx'
import { useResults } from './use-one-off.ts'

/** A campaign of the list: to whom, when, and how far it has come. */
export function OneOffRow({ campaign }: { campaign: Campaign }) {
  const { accountId } = useAccount()
  return (
    <li className="group relative flex flex-wrap items-start gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <h2 className="truncate font-medium">
          <Link
            href={paths.oneOff(accountId, campaign.id)}
            className="group-hover:underline after:absolute after:inset-0"
          >
            <bdi>{campaign.title}</bdi>
          </Link>
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-3 gap-y-1 text-xs text-muted">
          <bdi>{campaign.inbox.name}</bdi>
          <AudienceNames audience={campaign.audience ?? []} />
          <ScheduledAt campaign={campaign} />
        </p>
      </div>
      <div className="flex flex-col items-end gap-1.5">
        <StandingChip standing={standingOf(campaign)} />
        <Reached campaign={campaign} />
      </div>
    </li>
  )
}

function Reached({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('oneOff.row')
  const format = useFormatter()
  const results = useResults(campaign)
  if (!results.data) return null
  const { planned = 0, failed = 0, sent = 0, delivered = 0, read = 0 } = results.data.counts
  const done = sent + delivered + read + failed
  return (
    <p className="tabular text-xs text-muted">
      {planned > 0
        ? t('going', { done: format.number(done), total: format.number(done + planned) })
        : t('reached', { count: done - failed })}
      {failed > 0 && <span className="ms-2 text-danger">{t('failed', { count: failed })}</span>}
    </p>
  )
}
