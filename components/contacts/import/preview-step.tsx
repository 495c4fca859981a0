'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { paths } from '../../shell/paths.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Problem } from '../../ui/states.tsx'
import { type ImportJob, type PreviewedRow, useContactsApi } from '../contacts-api.ts'
import { contactKeys } from '../keys.ts'
import { ImportCounts } from './counts.tsx'
import { Progress } from './progress.tsx'
import { isGoing, usePutImport } from './use-import.ts'
import { useReasons } from './use-reasons.ts'

type Props = { job: ImportJob; onBack: () => void }
const outcomes = ['created', 'updated', 'failed'] as const

/** What would be added, changed and left out, before anything is. */
export function PreviewStep({ job, onBack }: Props) {
  const t = useTranslations('contacts.import')
  const api = useContactsApi()
  const put = usePutImport()
  const { accountId } = useAccount()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)
  const going = isGoing(job)
  const rows = useQuery({
    queryKey: contactKeys.preview(accountId, job.id, `${job.updated_at}`),
    queryFn: async () => (await api.previewOf(job.id)).payload,
    enabled: !going,
  })
  const some = job.created + job.updated > 0

  async function begin() {
    setBusy(true)
    setFailed(false)
    try {
      put(await api.startImport(job.id, { dry_run: false }))
    } catch {
      setFailed(true)
      setBusy(false)
    }
  }

  return (
    <>
      <h2 className="text-xl font-semibold">{t('preview.title')}</h2>
      <p className="mt-1 mb-5 max-w-prose text-base text-muted">{t(going ? 'preview.looking' : 'preview.body')}</p>
      {going ? (
        <Progress job={job} />
      ) : (
        <>
          <ImportCounts job={job} would />
          {rows.error && <Problem error={rows.error} onRetry={() => rows.refetch()} />}
          {rows.data && outcomes.map(outcome => <Rows key={outcome} outcome={outcome} job={job} rows={rows.data} />)}
        </>
      )}
      {failed && (
        <p role="alert" className="mt-4 text-danger">
          {t('notBegun')}
        </p>
      )}
      <div className="sticky bottom-0 -mx-4 mt-6 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-4 py-4 sm:-mx-8 sm:px-8">
        {!going && job.errors_url && (
          <a href={job.errors_url} download className="me-auto font-medium text-accent-text hover:underline">
            {t('errors')}
          </a>
        )}
        <Button onClick={onBack}>{t('preview.back')}</Button>
        <Button tone="primary" busy={busy} disabled={going || !some} onClick={begin}>
          {t('preview.begin', { count: job.created + job.updated })}
        </Button>
      </div>
    </>
  )
}

type RowsProps = { outcome: (typeof outcomes)[number]; job: ImportJob; rows: PreviewedRow[] }

function Rows({ outcome, job, rows }: RowsProps) {
  const t = useTranslations('contacts.import.preview')
  const format = useFormatter()
  const { accountId } = useAccount()
  const reason = useReasons()
  const mine = rows.filter(row => row.outcome === outcome)
  const shown = job.columns.map((column, index) => ({ ...column, index })).filter(column => column.target !== null)
  if (mine.length === 0) return null
  return (
    <div className="mt-8">
      <h3 className="mb-2 font-semibold">
        {t(outcome)}
        <span className="ms-2 font-normal text-faint">
          {mine.length < job[outcome] && t('first', { count: mine.length, total: format.number(job[outcome]) })}
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wide tables scroll, which must work by keyboard */}
      <section tabIndex={0} aria-label={t(outcome)} className="overflow-x-auto rounded-lg border border-line">
        <table className="w-full text-start whitespace-nowrap">
          <thead>
            <tr className="border-b border-line text-xs text-faint">
              <th scope="col" className="px-3 py-2 text-start font-normal">
                {t('row')}
              </th>
              {outcome !== 'created' && (
                <th scope="col" className="px-3 py-2 text-start font-normal">
                  {t(outcome === 'updated' ? 'contact' : 'reason')}
                </th>
              )}
              {shown.map(column => (
                <th key={column.index} scope="col" className="px-3 py-2 text-start font-normal">
                  <bdi>{column.header}</bdi>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {mine.map(row => (
              <tr key={row.row} className="border-b border-line/70 last:border-0">
                <td className="tabular px-3 py-1.5 text-faint">{format.number(row.row)}</td>
                {outcome !== 'created' && (
                  <td className={cx('max-w-80 px-3 py-1.5', outcome === 'failed' && 'whitespace-normal text-danger')}>
                    {row.contact ? (
                      <Link
                        href={paths.contact(accountId, row.contact.id)}
                        prefetch={false}
                        className="text-accent-text hover:underline"
                      >
                        <bdi>{row.contact.name || `#${row.contact.id}`}</bdi>
                      </Link>
                    ) : (
                      row.reason && reason(row.reason)
                    )}
                  </td>
                )}
                {shown.map(column => (
                  <td key={column.index} className="max-w-56 truncate px-3 py-1.5">
                    <bdi>{row.cells[column.index]}</bdi>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
