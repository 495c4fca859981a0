'use client'

import { ArrowLeft, Download } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { TemplatePreview } from '../composer/template-bubble.tsx'
import { usePurposeWords } from '../contacts/consent-words.ts'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { useInboxes } from '../data/use-directory.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { AudienceNames } from './audience-names.tsx'
import { CourseActions } from './course-actions.tsx'
import { chosenTemplate } from './draft.ts'
import { type Campaign, type RecipientFilter, useOneOffApi } from './one-off-api.ts'
import { ReachPanel } from './reach-panel.tsx'
import { RecipientTable } from './recipient-table.tsx'
import { Results } from './results.tsx'
import { ScheduledAt } from './scheduled-at.tsx'
import { standingOf } from './standing.ts'
import { StandingChip } from './standing-chip.tsx'
import { useOneOff, useResults } from './use-one-off.ts'

/** One campaign that is sent once: what it says, how far it has come, and what became of it for each. */
export function OneOffScreen({ id }: { id: number }) {
  const t = useTranslations('oneOff')
  const { accountId } = useAccount()
  const campaign = useOneOff(id)
  const found = campaign.data?.campaign_type === 'one_off' ? campaign.data : null
  return (
    <SettingsPage
      wide
      title={found?.title ?? t('title')}
      body={
        <Link href={paths.oneOffs(accountId)} className="inline-flex items-center gap-1.5 text-sm hover:text-text">
          <ArrowLeft size={14} aria-hidden className="flip-rtl" />
          {t('backToList')}
        </Link>
      }
      action={found && <CourseActions campaign={found} />}
    >
      {found ? (
        <OneOff campaign={found} />
      ) : campaign.data || campaign.error ? (
        <Problem error={campaign.error ?? new ApiError(404, '')} onRetry={() => void campaign.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-6">
          <Skeleton className="h-5 w-64" />
          <Skeleton className="h-20 w-full" />
          <Skeleton className="h-40 w-full" />
        </Loading>
      )}
    </SettingsPage>
  )
}

function OneOff({ campaign }: { campaign: Campaign }) {
  const [filter, setFilter] = useState<RecipientFilter>({})
  const results = useResults(campaign)
  const standing = standingOf(campaign)
  const waits = standing === 'draft' || standing === 'scheduled'
  const cancelled = standing === 'sent' && results.data?.reasons.some(one => one.reason === 'cancelled')
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_280px]">
      <div className="min-w-0">
        {waits ? (
          <ReachPanel
            draft={{
              inbox_id: campaign.inbox.id,
              audience: campaign.audience ?? [],
              purpose: campaign.purpose ?? 'marketing',
            }}
            campaignId={campaign.id}
          />
        ) : results.data ? (
          <>
            <Results results={results.data} standing={standing} filter={filter} onFilter={setFilter} />
            <RecipientTable
              campaign={campaign}
              filter={filter}
              onClear={() => setFilter({})}
              action={<Export id={campaign.id} />}
            />
          </>
        ) : results.error ? (
          <Problem error={results.error} onRetry={() => void results.refetch()} />
        ) : (
          <Loading className="flex flex-col gap-4">
            <Skeleton className="h-16 w-full" />
            <Skeleton className="h-40 w-full" />
          </Loading>
        )}
      </div>
      <Facts campaign={campaign} cancelled={cancelled === true} />
    </div>
  )
}

function Export({ id }: { id: number }) {
  const t = useTranslations('oneOff.recipients')
  const api = useOneOffApi()
  return (
    <Button size="sm" asChild>
      <a href={api.fileOf(id)} download>
        <Download size={14} aria-hidden />
        {t('export')}
      </a>
    </Button>
  )
}

function Facts({ campaign, cancelled }: { campaign: Campaign; cancelled: boolean }) {
  const t = useTranslations('oneOff.facts')
  const purpose = usePurposeWords()
  return (
    <aside aria-label={t('title')} className="flex min-w-0 flex-col gap-5">
      <dl className="grid grid-cols-[88px_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm [&>dt]:text-muted">
        <dt>{t('standing')}</dt>
        <dd>
          <StandingChip standing={standingOf(campaign)} cancelled={cancelled} />
        </dd>
        <dt>{t('inbox')}</dt>
        <dd>
          <bdi>{campaign.inbox.name}</bdi>
        </dd>
        <dt>{t('time')}</dt>
        <dd>{standingOf(campaign) === 'draft' ? t('notPlanned') : <ScheduledAt campaign={campaign} />}</dd>
        <dt>{t('audience')}</dt>
        <dd className="flex flex-col gap-1">
          <AudienceNames audience={campaign.audience ?? []} />
        </dd>
        <dt>{t('purpose')}</dt>
        <dd>{purpose(campaign.purpose ?? 'marketing')}</dd>
      </dl>
      <Told campaign={campaign} />
    </aside>
  )
}

function Told({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('oneOff.facts')
  const inbox = useInboxes().data?.find(one => one.id === campaign.inbox.id)
  const chosen = chosenTemplate(campaign.template_params, inbox?.message_templates)
  if (chosen) return <TemplatePreview template={chosen.template} values={chosen.values} />
  return (
    <section aria-label={t('message')} className="rounded-lg bg-hover p-3">
      <p className="mb-2 text-xs font-medium text-muted">{t('message')}</p>
      <p dir="auto" className="whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">
        {campaign.message}
      </p>
    </section>
  )
}
