'use client'

import { useQuery } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { ApiError } from '../../data/http.ts'
import { paths } from '../../shell/paths.ts'
import { cx } from '../../ui/cx.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { When } from '../../ui/when.tsx'
import { type ImportJob, useContactsApi } from '../contacts-api.ts'
import { contactKeys } from '../keys.ts'

const mostBytes = 26_214_400
const sample =
  'name,email,phone_number,identifier,company_name,city,country,labels\nZoe Lee,zoe@example.com,+34600000000,crm-1,Acme,Madrid,Spain,"vip,lead"\n'

/** Which file. Nothing is changed by bringing it: first its columns and its rows are looked at. */
export function FileStep() {
  const t = useTranslations('contacts.import')
  const inputId = useId()
  const { busy, error, bring } = useBring()
  const [over, setOver] = useState(false)
  return (
    <>
      <label
        htmlFor={inputId}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          void bring(event.dataTransfer.files[0])
        }}
        className={cx(
          'flex flex-col items-center gap-1 rounded-xl border border-dashed px-6 py-14 text-center has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
          over ? 'border-accent bg-accent-soft' : 'border-line-strong hover:bg-hover',
        )}
      >
        <span className="mb-2 grid size-10 place-items-center rounded-xl bg-hover text-faint">
          {busy ? <Spinner size={20} /> : <FileSpreadsheet size={20} aria-hidden />}
        </span>
        <span className="text-base font-medium">{t(busy ? 'reading' : 'choose')}</span>
        <span className="max-w-md text-muted">{t('chooseBody')}</span>
        <input
          id={inputId}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
          disabled={busy}
          onChange={event => {
            void bring(event.target.files?.[0])
            event.target.value = ''
          }}
          className="sr-only"
        />
      </label>
      {error && (
        <p role="alert" className="mt-3 text-danger">
          {error}
        </p>
      )}
      <p className="mt-3 text-muted">
        {t('sampleBody')}{' '}
        <a
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(sample)}`}
          download="contacts-sample.csv"
          className="font-medium text-accent-text hover:underline"
        >
          {t('sample')}
        </a>
      </p>
      <Recent />
    </>
  )
}

function useBring() {
  const t = useTranslations('contacts.import')
  const te = useTranslations('errors')
  const router = useRouter()
  const { accountId } = useAccount()
  const api = useContactsApi()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  async function bring(file: File | undefined) {
    if (!file || busy) return
    if (file.size > mostBytes) return setError(t('tooLarge'))
    if (file.size === 0) return setError(t('blank'))
    setBusy(true)
    setError(null)
    try {
      const begun = await api.bringFile(file)
      router.push(paths.importContacts(accountId, begun.id))
    } catch (problem) {
      const status = problem instanceof ApiError ? problem.status : -1
      const words =
        status === 0 ? te('network') : status === 413 ? t('tooLarge') : status === 422 ? t('noTable') : te('server')
      setError(words)
      setBusy(false)
    }
  }
  return { busy, error, bring }
}

/** The imports before: what became of each. */
function Recent() {
  const t = useTranslations('contacts.import')
  const { accountId } = useAccount()
  const api = useContactsApi()
  const jobs = useQuery({
    queryKey: contactKeys.imports(accountId),
    queryFn: async () => (await api.imports()).payload,
  }).data
  if (!jobs?.length) return null
  return (
    <section className="mt-10">
      <h2 className="mb-2 font-semibold">{t('recent')}</h2>
      <ul className="divide-y divide-line border-y border-line">
        {jobs.map(job => (
          <RecentRow key={job.id} job={job} href={paths.importContacts(accountId, job.id)} />
        ))}
      </ul>
    </section>
  )
}

function RecentRow({ job, href }: { job: ImportJob; href: string }) {
  const t = useTranslations('contacts.import')
  const format = useFormatter()
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className="ring-inset-focus -mx-2 flex items-baseline gap-3 rounded-md px-2 py-2.5 hover:bg-hover"
      >
        <bdi className="min-w-0 flex-1 truncate font-medium">{job.file_name}</bdi>
        <span className="tabular shrink-0 text-xs text-muted">
          {t(`states.${job.dry_run && job.status === 'completed' ? 'looked' : job.status}`)}
          {' · '}
          {t('rows', { count: job.total_records, number: format.number(job.total_records) })}
        </span>
        <When at={Date.parse(job.created_at) / 1000} className="tabular shrink-0 text-xs text-faint" />
      </Link>
    </li>
  )
}
