'use client'

import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/states.tsx'
import { RowsSkeleton, rowsClass } from '../rows.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { InboxesSection } from './inboxes-section.tsx'
import { LanesSection, ScheduleSection } from './jobs-sections.tsx'
import { PartRow } from './part-row.tsx'
import { Summary } from './summary.tsx'
import { useBrowserProbes } from './use-browser-probes.ts'

const EVERY_MS = 30_000

/** Which part does its work and which does not, and what to do about it (O4, R2). */
export function HealthScreen() {
  const t = useTranslations('settings.health')
  const { api, accountId, isAdministrator } = useAccount()
  const health = useQuery({
    queryKey: keys.health(accountId),
    queryFn: api.systemHealth,
    enabled: isAdministrator,
    refetchInterval: EVERY_MS,
    staleTime: 0,
  })
  const browser = useBrowserProbes(health.data?.url)
  return (
    <SettingsPage
      title={t('title')}
      body={t('body')}
      action={
        <Button busy={health.isFetching} onClick={() => health.refetch()}>
          <RotateCw size={14} aria-hidden />
          {t('again')}
        </Button>
      }
    >
      {health.data ? (
        <div className="flex flex-col gap-8">
          <Summary
            standings={[health.data.standing, ...(browser ?? []).map(one => one.standing)]}
            at={health.dataUpdatedAt}
          />
          <section aria-labelledby="health-parts">
            <h2 id="health-parts" className="mb-2 text-base font-semibold">
              {t('parts')}
            </h2>
            <ul className={rowsClass}>
              {health.data.parts.map(part => (
                <PartRow
                  key={part.name}
                  standing={part.standing}
                  name={t(`part.${part.name}.name`)}
                  body={t(`part.${part.name}.body`)}
                  reason={part.reason}
                  fix={t(`part.${part.name}.fix`)}
                  aside={part.ms !== null && t('ms', { ms: part.ms })}
                />
              ))}
              {browser?.map(part => (
                <PartRow
                  key={part.name}
                  standing={part.standing}
                  name={t(`part.${part.name}.name`)}
                  body={t(`part.${part.name}.body`)}
                  fix={t(`part.${part.name}.fix`, { url: health.data.url })}
                />
              ))}
            </ul>
          </section>
          <LanesSection lanes={health.data.lanes} />
          <InboxesSection inboxes={health.data.inboxes} />
          <ScheduleSection schedule={health.data.schedule} />
        </div>
      ) : health.error ? (
        <Problem error={health.error} title={t('unknown')} onRetry={() => health.refetch()} />
      ) : (
        <RowsSkeleton mark="size-4 rounded-full" count={7} />
      )}
    </SettingsPage>
  )
}
