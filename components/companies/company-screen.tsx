'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useCommands } from '../shell/commands.ts'
import { paths } from '../shell/paths.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { useTitle } from '../ui/use-title.ts'
import { type Company, companyKeys, useCompaniesApi } from './companies-api.ts'
import { CompanyContacts } from './company-contacts.tsx'
import { CompanyDialog } from './company-dialog.tsx'
import { CompanyFacts } from './company-facts.tsx'
import { CompanyHeader } from './company-header.tsx'
import { CompanyTalk } from './company-talk.tsx'

/** One company: who belongs to it, what was said with them and noted about them. */
export function CompanyScreen({ companyId }: { companyId: number }) {
  const t = useTranslations('nav')
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const company = useQuery({
    queryKey: companyKeys.one(accountId, companyId),
    queryFn: async () => (await api.company(companyId)).payload,
  })
  return (
    <main className="h-full overflow-y-auto bg-surface">
      {company.data ? (
        <CompanyPage company={company.data} />
      ) : company.error ? (
        <>
          <h1 className="sr-only">{t('companies')}</h1>
          <Problem error={company.error} onRetry={() => company.refetch()} className="pt-16" />
        </>
      ) : (
        <Loading className="mx-auto flex max-w-6xl flex-col gap-6 p-6">
          <span className="flex items-center gap-4">
            <Skeleton className="size-11" />
            <Skeleton className="h-5 w-48" />
          </span>
          {['w-1/2', 'w-2/3', 'w-1/3', 'w-3/5'].map(width => (
            <Skeleton key={width} className={`h-3 ${width}`} />
          ))}
        </Loading>
      )}
    </main>
  )
}

function CompanyPage({ company }: { company: Company }) {
  const t = useTranslations('companies')
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null)
  const { isAdministrator } = useAccount()
  const { busy, remove } = useRemove(company)
  useTitle(company.name)
  useCommands([
    { id: 'company-edit', title: t('edit'), section: 'list', keys: 'e', run: () => setOpen('edit') },
    ...(isAdministrator
      ? [{ id: 'company-delete', title: t('delete.action'), section: 'list' as const, run: () => setOpen('delete') }]
      : []),
  ])
  return (
    <>
      <CompanyHeader company={company} onEdit={() => setOpen('edit')} onDelete={() => setOpen('delete')} />
      <div className="mx-auto grid max-w-6xl gap-x-10 px-4 pb-16 sm:px-6 lg:grid-cols-[minmax(0,1fr)_340px]">
        <div className="min-w-0 lg:col-start-2 lg:row-start-1">
          <CompanyFacts company={company} />
        </div>
        <div className="min-w-0 divide-y divide-line lg:col-start-1 lg:row-start-1">
          <CompanyContacts company={company} />
          <CompanyTalk companyId={company.id} />
        </div>
      </div>
      {open === 'edit' && <CompanyDialog company={company} onClose={() => setOpen(null)} />}
      <Confirm
        open={open === 'delete'}
        onOpenChange={wanted => setOpen(wanted ? 'delete' : null)}
        title={t('delete.title', { name: company.name })}
        body={t('delete.body', { count: company.contacts_count })}
        action={t('delete.action')}
        busy={busy}
        onConfirm={remove}
      />
    </>
  )
}

function useRemove(company: Company) {
  const t = useTranslations('companies.delete')
  const router = useRouter()
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const [busy, setBusy] = useState(false)
  async function remove() {
    setBusy(true)
    try {
      await api.remove(company.id)
      router.push(paths.companies(accountId))
      void client.invalidateQueries({ queryKey: companyKeys.all(accountId), refetchType: 'none' })
      toast(t('done', { name: company.name }))
    } catch {
      setBusy(false)
      toast(t('failed'), { tone: 'danger' })
    }
  }
  return { busy, remove }
}
