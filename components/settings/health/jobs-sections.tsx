'use client'

import { useLocale, useTranslations } from 'use-intl'
import { When } from '../../ui/when.tsx'
import { rowsClass } from '../rows.tsx'
import { PartRow } from './part-row.tsx'
import type { BodyOfAnswer } from './types.ts'

/** How long the oldest job of each lane waits: a lane that stands still has no worker, or one that cannot go on. */
export function LanesSection({ lanes }: { lanes: BodyOfAnswer['lanes'] }) {
  const t = useTranslations('settings.health')
  const locale = useLocale()
  const seconds = (count: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'second', unitDisplay: 'narrow' }).format(count)
  if (!lanes.length) return null
  return (
    <section aria-labelledby="health-lanes">
      <h2 id="health-lanes" className="mb-2 text-base font-semibold">
        {t('lanes')}
      </h2>
      <ul className={rowsClass}>
        {lanes.map(lane => (
          <PartRow
            key={lane.lane}
            standing={lane.standing}
            name={t(`lane.${lane.lane}.name`)}
            body={t(`lane.${lane.lane}.body`)}
            fix={
              lane.standing === 'down'
                ? t('laneLate', { limit: seconds(lane.limit_seconds) })
                : t('laneFailed', { count: lane.failed })
            }
            aside={
              <>
                <span className="block">{t('waiting', { count: lane.waiting })}</span>
                {lane.waiting > 0 && (
                  <span className="block text-xs">{t('oldest', { age: seconds(lane.oldest_seconds) })}</span>
                )}
              </>
            }
          />
        ))}
      </ul>
    </section>
  )
}

export function ScheduleSection({ schedule }: { schedule: BodyOfAnswer['schedule'] }) {
  const t = useTranslations('settings.health')
  if (!schedule.length) return null
  const late = schedule.filter(one => one.standing !== 'ok')
  return (
    <section aria-labelledby="health-schedule">
      <h2 id="health-schedule" className="mb-2 text-base font-semibold">
        {t('schedule')}
      </h2>
      <details open={late.length > 0} className="border-y border-line">
        <summary className="ring-inset-focus flex cursor-pointer items-center justify-between gap-3 py-3">
          <span>{t('scheduleCount', { count: schedule.length })}</span>
          <span className={late.length ? 'text-danger' : 'text-good'}>{t('scheduleLate', { count: late.length })}</span>
        </summary>
        <ul className="divide-y divide-line border-t border-line">
          {schedule.map(one => (
            <PartRow
              key={one.job}
              standing={one.standing}
              name={
                <code dir="ltr" className="font-mono text-xs font-normal">
                  {one.job}
                </code>
              }
              fix={t('jobLate')}
              aside={one.last_success_at ? <When at={Date.parse(one.last_success_at) / 1000} /> : t('notYet')}
            />
          ))}
        </ul>
      </details>
    </section>
  )
}
