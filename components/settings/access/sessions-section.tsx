'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Schemas } from '#lib/protocol/client.ts'
import { ownApi } from '../../data/api-settings.ts'
import { keys } from '../../data/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Problem } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { When } from '../../ui/when.tsx'
import { RowsSkeleton, rowsClass } from '../rows.tsx'
import { Section } from '../section.tsx'

type Session = Schemas['Session']

/** Where the person is signed in; each but this one can be ended. */
export function SessionsSection() {
  const t = useTranslations('settings.access')
  const sessions = useQuery({ queryKey: keys.sessions, queryFn: ownApi.sessions })
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const others = sessions.data?.filter(one => !one.current) ?? []

  async function end(which: Session[]) {
    setBusy(true)
    const ended = await Promise.allSettled(which.map(one => ownApi.endSession(one.id)))
    await client.invalidateQueries({ queryKey: keys.sessions })
    setBusy(false)
    setAsking(false)
    if (ended.some(one => one.status === 'rejected')) toast(t('notEnded'), { tone: 'danger' })
    else toast(t('ended', { count: which.length }))
  }

  return (
    <Section title={t('sessions')} body={t('sessionsBody')}>
      {sessions.data ? (
        <>
          <ul className={rowsClass}>
            {sessions.data.map(session => (
              <Row key={session.id} session={session} onEnd={() => end([session])} />
            ))}
          </ul>
          {others.length > 1 && (
            <Button className="self-start" onClick={() => setAsking(true)}>
              {t('endOthers')}
            </Button>
          )}
        </>
      ) : sessions.error ? (
        <Problem error={sessions.error} onRetry={() => sessions.refetch()} />
      ) : (
        <RowsSkeleton mark="size-5" count={2} />
      )}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('endOthersAsk')}
        body={t('endOthersBody', { count: others.length })}
        action={t('endOthers')}
        busy={busy}
        onConfirm={() => end(others)}
      />
    </Section>
  )
}

function Row({ session, onEnd }: { session: Session; onEnd: () => Promise<void> }) {
  const t = useTranslations('settings.access')
  const [busy, setBusy] = useState(false)
  const browser = [session.browser_name, session.browser_version].filter(Boolean).join(' ')
  const system = [session.platform_name, session.platform_version].filter(Boolean).join(' ')
  const name = [browser, system].filter(Boolean).join(', ') || t('unknown')
  const Icon = /phone|android|ios|mobile/i.test(`${session.device_name} ${session.platform_name}`) ? Smartphone : Laptop
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon size={20} aria-hidden className="shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="truncate text-muted">
          {session.ip_address && (
            <>
              <bdi>{session.ip_address}</bdi>
              {' · '}
            </>
          )}
          {session.current ? (
            <span className="text-good">{t('here')}</span>
          ) : (
            <>
              {t('lastUsed')} <When at={Date.parse(session.last_activity_at) / 1000} />
            </>
          )}
        </p>
      </div>
      {!session.current && (
        <Button
          size="sm"
          busy={busy}
          aria-label={t('endOf', { name })}
          onClick={async () => {
            setBusy(true)
            await onEnd()
            setBusy(false)
          }}
        >
          {t('end')}
        </Button>
      )}
    </li>
  )
}
