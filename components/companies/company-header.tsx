'use client'

import { useQueryClient } from '@tanstack/react-query'
import { ArrowLeft, Camera, Ellipsis, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { type Company, companyKeys, useCompaniesApi } from './companies-api.ts'

type Props = { company: Company; onEdit: () => void; onDelete: () => void }

/** Which company it is, and what can be done with it. */
export function CompanyHeader({ company, onEdit, onDelete }: Props) {
  const t = useTranslations('companies')
  const { accountId, isAdministrator } = useAccount()
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface">
      <div className="mx-auto flex max-w-6xl items-center gap-3 px-2 py-3 sm:px-4">
        <NavigationButton />
        <Link
          href={paths.companies(accountId)}
          title={t('back')}
          className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text max-lg:hidden"
        >
          <ArrowLeft size={16} aria-hidden className="flip-rtl" />
          <span className="sr-only">{t('back')}</span>
        </Link>
        <Picture company={company} />
        <div className="min-w-0 flex-1">
          <h1 className="truncate text-lg font-semibold">
            <bdi>{company.name}</bdi>
          </h1>
          <p className="truncate text-xs text-faint">
            <bdi>{company.domain}</bdi>
            {company.domain && ' · '}
            {t('contactsCount', { count: company.contacts_count })}
          </p>
        </div>
        <Button onClick={onEdit} className="max-sm:px-2">
          <Pencil size={14} aria-hidden />
          <span className="max-sm:sr-only">{t('edit')}</span>
        </Button>
        {isAdministrator && (
          <Menu>
            <MenuTrigger asChild>
              <IconButton label={t('more')}>
                <Ellipsis size={16} aria-hidden />
              </IconButton>
            </MenuTrigger>
            <MenuContent>
              <MenuItem
                icon={<Trash2 size={15} aria-hidden />}
                onSelect={() => setTimeout(onDelete, 30)}
                className="text-danger"
              >
                {t('delete.action')}
              </MenuItem>
            </MenuContent>
          </Menu>
        )}
      </div>
    </header>
  )
}

function Picture({ company }: { company: Company }) {
  const t = useTranslations('companies.picture')
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const input = useRef<HTMLInputElement>(null)
  const refresh = () => client.invalidateQueries({ queryKey: companyKeys.all(accountId) })
  const failed = (error: unknown) =>
    toast(t(error instanceof ApiError && error.status === 422 ? 'none' : 'failed'), { tone: 'danger' })
  return (
    <Menu>
      <MenuTrigger className="group relative shrink-0 rounded-md">
        <span className="sr-only">{t('title')}</span>
        <Avatar name={company.name} seed={`company-${company.id}`} src={company.avatar_url} size={44} square />
        <span className="absolute inset-0 grid place-items-center rounded-md bg-overlay text-white opacity-0 transition-opacity duration-100 group-hover:opacity-100 group-focus-visible:opacity-100">
          <Camera size={16} aria-hidden />
        </span>
      </MenuTrigger>
      <MenuContent align="start">
        <MenuItem onSelect={() => input.current?.click()}>{t('choose')}</MenuItem>
        {company.avatar_url && (
          <MenuItem onSelect={() => void api.removeFace(company.id).then(refresh, failed)}>{t('remove')}</MenuItem>
        )}
      </MenuContent>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={event => {
          const [file] = event.target.files ?? []
          if (file) void api.setFace(company.id, file).then(refresh, failed)
          event.target.value = ''
        }}
      />
    </Menu>
  )
}
