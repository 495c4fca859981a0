'use client'

import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert, CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import { ConnectionHops } from './channels/connection-hops.tsx'
import { ConsentOutcome } from './channels/consent-outcome.tsx'
import { troubleOf } from './channels/standing.ts'
import { useStandings } from './channels/use-channels.ts'
import { useConnectionTest } from './channels/use-connection-test.ts'
import { asProvider, consentName, useConsent } from './channels/use-consent.ts'
import { InboxArrivals } from './inbox-arrivals.tsx'
import { NumberFacts } from './number-facts.tsx'

/** Whether the inbox works: what came and left last, what is wrong and how to mend it, and what could not be read. */
export function InboxHealth({ inbox }: { inbox: InboxWire }) {
  return (
    <>
      <Trouble inbox={inbox} />
      <Facts inbox={inbox} />
      {inbox.message_templates && inbox.provider === 'whatsapp_cloud' && <NumberFacts inboxId={inbox.id} />}
      <InboxArrivals inboxId={inbox.id} />
    </>
  )
}

function Trouble({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.health')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const test = useConnectionTest()
  const words = useTranslations('mailboxConsent')
  const consent = useConsent(inbox.id)
  const trouble = troubleOf(inbox)
  const isBroken = trouble !== null
  const since = inbox.trouble_since ? Date.parse(inbox.trouble_since) / 1000 : null

  async function reconnect() {
    await test.run(() => api.reconnect(inbox.id)).catch(() => null)
    await client.invalidateQueries({ queryKey: keys.inboxes(accountId) })
    await client.invalidateQueries({ queryKey: keys.standings(accountId) })
  }

  const provider =
    inbox.reauthorization_required && inbox.imap_authentication === 'xoauth2' ? asProvider(inbox.provider) : null
  return (
    <section className="flex flex-col gap-4 pb-6">
      <ConsentOutcome />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-line px-4 py-3">
        {isBroken ? (
          <CircleAlert size={18} aria-hidden className="mt-0.5 shrink-0 text-danger" />
        ) : (
          <CircleCheck size={18} aria-hidden className="mt-0.5 shrink-0 text-good" />
        )}
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="font-medium">{t(isBroken ? 'broken' : 'fine')}</h2>
          {isBroken ? (
            <>
              <p className="mt-0.5 text-sm text-muted">
                {t(provider ? 'brokenConsent' : inbox.reauthorization_required ? 'brokenAccess' : 'brokenBody')}
                {since !== null && (
                  <>
                    {' '}
                    {t('since')} <When at={since} />
                  </>
                )}
              </p>
              <p className="mt-1.5 text-xs break-words">
                <bdi dir="ltr" className="font-mono">
                  {trouble}
                </bdi>
              </p>
            </>
          ) : (
            <p className="mt-0.5 text-sm text-muted">{t('fineBody')}</p>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          {isBroken && (
            <Button asChild>
              <Link href={paths.inboxSettings(accountId, inbox.id, 'configuration')}>{t('change')}</Link>
            </Button>
          )}
          <Button tone={isBroken && !provider ? 'primary' : 'secondary'} busy={test.busy} onClick={reconnect}>
            {t(isBroken && !provider ? 'reconnect' : 'check')}
          </Button>
          {provider && (
            <Button tone="primary" busy={consent.busy !== null} onClick={() => consent.begin(provider, inbox.email)}>
              {words('again', { provider: consentName(provider) })}
            </Button>
          )}
        </div>
      </div>
      <div aria-live="polite" className="empty:hidden">
        {(test.problem ?? consent.problem) && <FormProblem>{test.problem ?? consent.problem}</FormProblem>}
        {test.hops && test.hops.length > 0 && <ConnectionHops hops={test.hops} />}
      </div>
    </section>
  )
}

function Facts({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.health')
  const { accountId } = useAccount()
  const standings = useStandings()
  const standing = standings.data?.find(one => one.inbox_id === inbox.id)
  if (standings.error && !standings.data) return <Problem error={standings.error} onRetry={() => standings.refetch()} />
  if (!standing)
    return (
      <Loading className="grid gap-3 sm:grid-cols-2">
        <Skeleton className="h-14 w-full" />
        <Skeleton className="h-14 w-full" />
      </Loading>
    )
  const heard = inbox.polled_at === undefined ? inbox.heard_at : inbox.polled_at
  const failure = standing.send_failure
  return (
    <dl className="grid gap-x-8 gap-y-4 border-t border-line py-6 text-sm sm:grid-cols-2">
      <Fact name={t('received')} at={standing.received_at} none={t('nothingYet')} />
      <Fact name={t('sent')} at={standing.sent_at} none={t('nothingYet')} />
      {heard !== undefined && (
        <Fact name={t(inbox.polled_at === undefined ? 'heard' : 'polled')} at={heard} none={t('notYet')} />
      )}
      <div>
        <dt className="text-muted">{t('waiting')}</dt>
        <dd className="font-medium">
          {standing.waiting ? t('messages', { count: standing.waiting }) : t('noMessages')}
        </dd>
      </div>
      {failure && (
        <div className="sm:col-span-2">
          <dt className="text-muted">{t('failed')}</dt>
          <dd>
            <span className="font-medium">
              <When at={Date.parse(failure.at) / 1000} />
            </span>
            {' · '}
            <Link className="text-accent-text underline" href={paths.conversation(accountId, failure.conversation_id)}>
              {t('conversation', { id: failure.conversation_id })}
            </Link>
            <bdi dir="ltr" className="mt-1 block font-mono text-xs break-words">
              {failure.reason}
            </bdi>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Fact({ name, at, none }: { name: string; at: string | null; none: string }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd className="font-medium">{at ? <When at={Date.parse(at) / 1000} /> : none}</dd>
    </div>
  )
}
