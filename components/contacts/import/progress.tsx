'use client'

import { useFormatter, useTranslations } from 'use-intl'
import type { ImportJob } from '../contacts-api.ts'

/** How many rows have had their turn. */
export function Progress({ job }: { job: ImportJob }) {
  const t = useTranslations('contacts.import')
  const format = useFormatter()
  return (
    <div className="flex flex-col gap-2">
      <progress
        aria-label={t('progress')}
        value={job.processed_records}
        max={Math.max(job.total_records, 1)}
        className="h-2 w-full accent-accent"
      />
      <p role="status" className="tabular text-muted">
        {t('done', { done: format.number(job.processed_records), total: format.number(job.total_records) })}
      </p>
    </div>
  )
}
