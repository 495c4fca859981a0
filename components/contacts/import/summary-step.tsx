'use client'

import { Download } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { paths } from '../../shell/paths.ts'
import { Button } from '../../ui/button.tsx'
import type { ImportJob } from '../contacts-api.ts'
import { ImportCounts } from './counts.tsx'

/** How it ended, and what was left out, as a file to be mended and brought again. */
export function SummaryStep({ job }: { job: ImportJob }) {
  const t = useTranslations('contacts.import')
  const { accountId } = useAccount()
  const kind = job.status === 'cancelled' ? 'cancelled' : job.status === 'failed' ? 'failed' : 'completed'
  return (
    <>
      <h2 className="text-xl font-semibold">{t(`summary.${kind}`)}</h2>
      <p className="mt-1 mb-5 max-w-prose text-base text-muted">{t(`summary.${kind}Body`)}</p>
      <ImportCounts job={job} />
      {job.errors_url && (
        <div className="mt-6 flex flex-wrap items-center gap-3 rounded-lg bg-attention-soft px-4 py-3 text-attention">
          <p className="min-w-0 flex-1 basis-64">{t('summary.errors', { count: job.failed })}</p>
          <Button asChild>
            <a href={job.errors_url} download>
              <Download size={15} aria-hidden />
              {t('errors')}
            </a>
          </Button>
        </div>
      )}
      <div className="mt-6 flex justify-end gap-2">
        <Button asChild>
          <Link href={paths.importContacts(accountId)}>{t('summary.another')}</Link>
        </Button>
        <Button tone="primary" asChild>
          <Link href={paths.contacts(accountId)}>{t('summary.toContacts')}</Link>
        </Button>
      </div>
    </>
  )
}
