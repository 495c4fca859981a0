'use client'

import { useFormatter, useTranslations } from 'use-intl'
import { cx } from '../../ui/cx.ts'
import type { ImportJob } from '../contacts-api.ts'

const counts = ['created', 'updated', 'failed'] as const
const tones = { created: 'text-good', updated: 'text-info', failed: 'text-danger' }

/** How many were added, changed and left out; or would be. */
export function ImportCounts({ job, would }: { job: ImportJob; would?: boolean }) {
  const t = useTranslations('contacts.import')
  const format = useFormatter()
  return (
    <dl className="grid grid-cols-3 divide-x divide-line rounded-lg border border-line">
      {counts.map(name => (
        <div key={name} className="flex flex-col-reverse px-4 py-3">
          <dt className="text-muted">{t(`${would ? 'would' : 'did'}.${name}`)}</dt>
          <dd className={cx('tabular text-2xl font-semibold', job[name] > 0 ? tones[name] : 'text-faint')}>
            {format.number(job[name])}
          </dd>
        </div>
      ))}
    </dl>
  )
}
