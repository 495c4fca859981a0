'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Building2, Plus, X } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { companyKeys, useCompaniesApi } from '../companies/companies-api.ts'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toast.tsx'
import { textOf } from './contact-words.ts'
import { SearchPicker } from './search-picker.tsx'
import { useChangeContact } from './use-contact.ts'

/** The company of a contact: picked, made on the way, or taken away. */
export function ContactCompany({ contact }: { contact: ContactWire }) {
  const t = useTranslations('contacts')
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const change = useChangeContact(contact.id)
  const [open, setOpen] = useState(false)
  const { company } = contact

  async function belong(to: { id: number; name: string } | null) {
    change.put({ ...contact, company: to })
    try {
      if (to) await api.add(to.id, contact.id)
      else if (company) await api.takeOut(company.id, contact.id)
    } catch {
      change.put(contact)
      toast(t('header.notSaved'), { tone: 'danger', action: { label: t('header.retry'), run: () => void belong(to) } })
    }
    change.refresh()
    void client.invalidateQueries({ queryKey: companyKeys.all(accountId) })
  }
  async function pick(id: string, text: string) {
    const asked = id === 'new' ? api.create({ name: text.slice(0, 100) }) : api.company(Number(id))
    const company = await asked.catch(() => null)
    if (company) return belong(company.payload)
    toast(t('header.notSaved'), {
      tone: 'danger',
      action: { label: t('header.retry'), run: () => void pick(id, text) },
    })
  }

  if (company)
    return (
      <span className="flex items-center gap-1">
        <Link
          href={paths.company(accountId, company.id)}
          prefetch={false}
          className="-ms-2 flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md px-2 hover:bg-hover"
        >
          <Avatar name={company.name} seed={`company-${company.id}`} size={20} square />
          <bdi className="truncate">{company.name}</bdi>
        </Link>
        <IconButton label={t('details.leave', { name: company.name })} onClick={() => belong(null)}>
          <X size={14} aria-hidden />
        </IconButton>
      </span>
    )
  const said = textOf(contact.additional_attributes.company_name)
  return (
    <SearchPicker
      open={open}
      onOpenChange={setOpen}
      label={t('details.company')}
      placeholder={t('details.findCompany')}
      nothing={t('details.noCompany')}
      queryKey={[...companyKeys.all(accountId), 'picker']}
      search={async (text, signal) => {
        const { payload } = await api.page(text, 'name', 1, signal)
        return payload.map(one => ({
          id: String(one.id),
          label: one.name,
          hint: one.domain ?? undefined,
          icon: <Avatar name={one.name} seed={`company-${one.id}`} src={one.avatar_url} size={20} square />,
        }))
      }}
      besides={text =>
        text
          ? [{ id: 'new', label: t('details.newCompany', { name: text }), icon: <Plus size={15} aria-hidden /> }]
          : []
      }
      onPick={(id, text) => void pick(id, text)}
      trigger={
        <button
          type="button"
          className="-mx-2 flex h-8 w-[calc(100%+16px)] items-center gap-2 rounded-md px-2 text-start text-faint hover:bg-hover"
        >
          <Building2 size={15} aria-hidden />
          <bdi className="truncate">{said || t('details.add')}</bdi>
        </button>
      }
    />
  )
}
