'use client'

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { callingOf } from '../contacts/contact-words.ts'
import { Section } from '../contacts/row.tsx'
import { SearchPicker } from '../contacts/search-picker.tsx'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { type Company, type CompanyContact, companyKeys, useCompaniesApi } from './companies-api.ts'
import { Pager } from './pager.tsx'

const perPage = 15

/** Who belongs to a company; others are found and added, and whoever does not is taken out. */
export function CompanyContacts({ company }: { company: Company }) {
  const t = useTranslations('companies.contacts')
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const [page, setPage] = useState(1)
  const [open, setOpen] = useState(false)
  const { add, takeOut } = useMembers(company)
  const list = useQuery({
    queryKey: companyKeys.part(accountId, company.id, 'contacts', page),
    queryFn: ({ signal }) => api.contacts(company.id, page, '', signal),
    placeholderData: keepPreviousData,
  })
  const pages = Math.max(1, Math.ceil((list.data?.meta.total_count ?? 0) / perPage))
  // Whoever takes the last one of a page out is on the page before.
  if (list.data && !list.isPlaceholderData && page > pages) setPage(pages)
  const picker = (
    <SearchPicker
      open={open}
      onOpenChange={setOpen}
      label={t('add')}
      placeholder={t('find')}
      nothing={t('nobodyFound')}
      queryKey={companyKeys.part(accountId, company.id, 'contacts', 'candidates')}
      search={async (text, signal) => {
        if (!text) return []
        const { payload } = await api.candidates(company.id, text, signal)
        return payload
          .filter(one => !one.linked_to_current_company)
          .map(one => ({
            id: String(one.id),
            label: callingOf(one) ?? `#${one.id}`,
            hint: one.company?.name ?? one.email ?? undefined,
            icon: <Avatar name={one.name} seed={`contact-${one.id}`} src={one.thumbnail} size={20} />,
          }))
      }}
      onPick={id => void add(Number(id))}
      trigger={
        <Button size="sm">
          <Plus size={14} aria-hidden />
          {t('add')}
        </Button>
      }
    />
  )
  return (
    <Section title={t('title')} action={picker}>
      {list.data ? (
        list.data.payload.length > 0 ? (
          <>
            <ul>
              {list.data.payload.map(one => (
                <ContactLine key={one.id} contact={one} onTakeOut={() => void takeOut(one)} />
              ))}
            </ul>
            {pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
          </>
        ) : (
          <p className="py-4 text-muted">{t('none')}</p>
        )
      ) : list.error ? (
        <Problem error={list.error} onRetry={() => list.refetch()} />
      ) : (
        <span data-skeleton className="flex animate-appear flex-col gap-4 py-3">
          <Skeleton className="h-4 w-56" />
          <Skeleton className="h-4 w-48" />
        </span>
      )}
    </Section>
  )
}

function ContactLine({ contact, onTakeOut }: { contact: CompanyContact; onTakeOut: () => void }) {
  const t = useTranslations('companies.contacts')
  const { accountId } = useAccount()
  const name = callingOf(contact) ?? `#${contact.id}`
  return (
    <li className="group/line -mx-2 flex items-center gap-1 rounded-md pe-1 hover:bg-hover">
      <Link
        href={paths.contact(accountId, contact.id)}
        prefetch={false}
        className="ring-inset-focus flex min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-2"
      >
        <Avatar name={contact.name} seed={`contact-${contact.id}`} src={contact.thumbnail} size={28} />
        <bdi className="min-w-0 truncate font-medium">{name}</bdi>
        <bdi className="ms-auto min-w-0 truncate text-muted max-sm:hidden">
          {contact.email !== name && contact.email}
        </bdi>
      </Link>
      <IconButton
        label={t('takeOut', { name })}
        onClick={onTakeOut}
        className="opacity-0 focus-visible:opacity-100 group-hover/line:opacity-100"
      >
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  )
}

function useMembers(company: Company) {
  const t = useTranslations('companies.contacts')
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const refresh = () => client.invalidateQueries({ queryKey: companyKeys.all(accountId) })
  async function add(id: number) {
    try {
      await api.add(company.id, id)
    } catch {
      toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: () => void add(id) } })
    }
    await refresh()
  }
  async function takeOut(contact: CompanyContact) {
    try {
      await api.takeOut(company.id, contact.id)
      toast(t('takenOut', { name: callingOf(contact) ?? `#${contact.id}` }), {
        action: { label: t('undo'), run: () => void add(contact.id) },
      })
    } catch {
      toast(t('failed'), { tone: 'danger', action: { label: t('retry'), run: () => void takeOut(contact) } })
    }
    await refresh()
  }
  return { add, takeOut }
}
