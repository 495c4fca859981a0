'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { toast } from '../ui/toast.tsx'
import { type ExportJob, useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'

const isGoing = (one: ExportJob) => one.status === 'pending' || one.status === 'processing'

/** How far an export has come, also one begun on another page; then the way to its file, for as long as there is one. */
export function ExportProgress() {
  const t = useTranslations('contacts.export')
  const format = useFormatter()
  const client = useQueryClient()
  const { accountId, isAdministrator } = useAccount()
  const api = useContactsApi()
  const query = useQuery({
    queryKey: contactKeys.exports(accountId),
    queryFn: async () => (await api.exports()).payload,
    refetchInterval: ({ state }) => (state.data?.some(isGoing) ? 900 : false),
    staleTime: 60_000,
    enabled: isAdministrator,
  })
  const watched = useRef(new Set<number>())
  useEffect(() => {
    for (const one of query.data ?? []) {
      if (isGoing(one)) watched.current.add(one.id)
      else if (watched.current.delete(one.id) && one.status === 'failed') toast(t('ended'), { tone: 'danger' })
    }
  }, [query.data, t])
  const going = query.data?.find(isGoing)
  const [newest] = query.data ?? []
  if (going)
    return (
      <div className="flex shrink-0 items-center gap-3 border-b border-line bg-info-soft px-4 py-1.5 text-xs">
        <span role="status" className="tabular shrink-0">
          {t('going', { done: format.number(going.processed_records), total: format.number(going.total_records) })}
        </span>
        <progress
          aria-label={t('progress')}
          value={going.processed_records}
          max={Math.max(going.total_records, 1)}
          className="h-1 min-w-0 flex-1 accent-accent"
        />
        <button
          type="button"
          onClick={async () => {
            await api.cancelExport(going.id).catch(() => toast(t('notStopped'), { tone: 'danger' }))
            await client.invalidateQueries({ queryKey: contactKeys.exports(accountId) })
          }}
          className="font-medium text-accent-text hover:underline"
        >
          {t('stop')}
        </button>
      </div>
    )
  if (!newest?.file_url || newest.status !== 'completed') return null
  return <Ready job={newest} />
}

function Ready({ job }: { job: ExportJob }) {
  const t = useTranslations('contacts.export')
  const format = useFormatter()
  if (!job.file_url || (job.expires_at && Date.parse(job.expires_at) < Date.now())) return null
  return (
    <p
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-3 border-b border-line bg-good-soft px-4 py-1.5 text-xs"
    >
      <span className="min-w-0 flex-1">
        {t('ready', {
          count: job.processed_records,
          until: job.expires_at
            ? format.dateTime(new Date(job.expires_at), { dateStyle: 'medium', timeStyle: 'short' })
            : '',
        })}
      </span>
      <a href={job.file_url} download className="font-medium text-accent-text hover:underline">
        {t('download')}
      </a>
    </p>
  )
}
