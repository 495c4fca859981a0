'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleSlash, Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useAgents } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Loading, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { When } from '../ui/when.tsx'
import type { ConsentWish } from './consent-dialog.tsx'
import { useChannelWords, usePurposeWords } from './consent-words.ts'
import { type Consent, useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'
import { Section } from './row.tsx'
import { type ConsentGroup, groupConsents } from './standing-consents.ts'

const ConsentDialog = dynamic(() => import('./consent-dialog.tsx'))

/** What the contact has agreed to be sent, by which channel and for what; and how that came about. */
export function Consents({ contactId }: { contactId: number }) {
  const t = useTranslations('consents')
  const { accountId } = useAccount()
  const api = useContactsApi()
  const client = useQueryClient()
  const queryKey = contactKeys.part(accountId, contactId, 'consents')
  const [asking, setAsking] = useState<Partial<ConsentWish> | null>(null)
  const consents = useQuery({ queryKey, queryFn: async () => (await api.consents(contactId)).payload })

  async function record(wish: ConsentWish) {
    const written = await api.recordConsent(contactId, wish)
    const newestFirst = (a: Consent, b: Consent) => b.given_at.localeCompare(a.given_at) || b.id - a.id
    const all = [written, ...(consents.data ?? [])].sort(newestFirst)
    client.setQueryData<Consent[]>(queryKey, all)
    setAsking(null)
    const now = all.find(one => one.channel === written.channel && one.purpose === written.purpose)
    toast(t(now !== written ? 'laterCounts' : wish.given ? 'recorded' : 'withdrawnNow'))
  }

  return (
    <div className="border-t border-line">
      <Section
        title={t('title')}
        action={
          <Button size="sm" tone="ghost" onClick={() => setAsking({})}>
            <Plus size={14} aria-hidden />
            {t('record')}
          </Button>
        }
      >
        {consents.data ? (
          consents.data.length ? (
            <ul className="flex flex-col gap-3">
              {groupConsents(consents.data).map(group => (
                <Group
                  key={`${group.channel} ${group.purpose}`}
                  group={group}
                  onChange={given => setAsking({ channel: group.channel, purpose: group.purpose, given })}
                />
              ))}
            </ul>
          ) : (
            <p className="text-sm text-muted">{t('none')}</p>
          )
        ) : consents.error ? (
          <p role="alert" className="flex items-center gap-2 text-sm text-danger">
            {t('notLoaded')}
            <Button size="sm" onClick={() => void consents.refetch()}>
              {t('retry')}
            </Button>
          </p>
        ) : (
          <Loading className="flex flex-col gap-2">
            <Skeleton className="h-3 w-2/3" />
            <Skeleton className="h-3 w-1/2" />
          </Loading>
        )}
      </Section>
      {asking && <ConsentDialog initial={asking} onClose={() => setAsking(null)} onRecord={record} />}
    </div>
  )
}

function Group({ group, onChange }: { group: ConsentGroup; onChange: (given: boolean) => void }) {
  const t = useTranslations('consents')
  const channelWord = useChannelWords()
  const purposeWord = usePurposeWords()
  const { channel, purpose, now, before } = group
  const what = { channel: channelWord(channel), purpose: purposeWord(purpose) }
  const Icon = now.given ? CircleCheck : CircleSlash
  return (
    <li>
      <div className="flex items-start gap-2.5">
        <Icon
          size={16}
          role="img"
          aria-label={t(now.given ? 'given' : 'withdrawn')}
          className={now.given ? 'mt-0.5 shrink-0 text-good' : 'mt-0.5 shrink-0 text-danger'}
        />
        <div className="min-w-0 flex-1">
          <p className="font-medium">
            <bdi>{what.channel}</bdi> · <bdi>{what.purpose}</bdi>
          </p>
          <Said consent={now} />
        </div>
        <Button
          size="sm"
          aria-label={t(now.given ? 'withdrawOf' : 'renewOf', what)}
          onClick={() => onChange(!now.given)}
        >
          {t(now.given ? 'withdraw' : 'renew')}
        </Button>
      </div>
      {before.length > 0 && (
        <details className="ms-6.5 mt-1 text-xs">
          <summary className="w-fit text-muted hover:text-text">{t('history', { count: before.length })}</summary>
          <ul className="mt-1 flex flex-col gap-1 border-s border-line ps-3">
            {before.map(one => (
              <li key={one.id}>
                <Said consent={one} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

/** Whether, since when, how one knows, and who wrote it down. */
function Said({ consent }: { consent: Consent }) {
  const t = useTranslations('consents')
  const agents = useAgents().data
  const by = agents?.find(one => one.id === consent.user_id)?.available_name
  return (
    <p className="text-xs text-muted">
      {t(consent.given ? 'given' : 'withdrawn')} <When at={Date.parse(consent.given_at) / 1000} />
      {' · '}
      <bdi className="[overflow-wrap:anywhere]">{consent.source}</bdi>
      {by && (
        <>
          {' · '}
          <bdi>{by}</bdi>
        </>
      )}
    </p>
  )
}
