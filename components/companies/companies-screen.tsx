'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Building2, Plus, Search, SearchX } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useDeferredValue, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useCommands } from '../shell/commands.ts'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { inputClass } from '../ui/field.tsx'
import { Empty, Loading, Problem, Skeleton } from '../ui/states.tsx'
import { useTitle } from '../ui/use-title.ts'
import { When } from '../ui/when.tsx'
import {
  type Company,
  type CompanyColumn,
  type CompanySort,
  companiesPerPage,
  companyKeys,
  useCompaniesApi,
} from './companies-api.ts'
import { CompanyDialog } from './company-dialog.tsx'
import { Pager } from './pager.tsx'

/** The companies of the account, a page at a time, with how many contacts each has. */
export function CompaniesScreen() {
  const t = useTranslations('companies')
  const format = useFormatter()
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const [text, setText] = useState('')
  const [sort, setSort] = useState<CompanySort>('name')
  const [page, setPage] = useState(1)
  const [adding, setAdding] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const q = useDeferredValue(text.trim())
  useTitle(t('title'))
  const list = useQuery({
    queryKey: companyKeys.list(accountId, q, sort, page),
    queryFn: ({ signal }) => api.page(q, sort, page, signal),
    placeholderData: keepPreviousData,
  })
  useCommands([
    { id: 'companies-search', title: t('search'), section: 'list', keys: '/', run: () => search.current?.focus() },
    { id: 'companies-new', title: t('add'), section: 'list', keys: 'n', run: () => setAdding(true) },
  ])
  const add = (
    <Button tone="primary" onClick={() => setAdding(true)} className="max-sm:px-2">
      <Plus size={15} aria-hidden />
      <span className="max-sm:sr-only">{t('add')}</span>
    </Button>
  )
  return (
    <main className="flex h-full flex-col bg-surface">
      <header className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-2 border-b border-line py-2.5 ps-2 pe-2 lg:ps-5 lg:pe-4">
        <NavigationButton />
        <h1 className="text-base font-semibold">{t('title')}</h1>
        <span role="status" className="tabular text-sm text-faint">
          {list.data && (
            <>
              <span aria-hidden>{format.number(list.data.count)}</span>
              <span className="sr-only">{t('count', { count: list.data.count })}</span>
            </>
          )}
        </span>
        <span className="flex-1" />
        <div className="relative max-sm:order-last max-sm:w-full">
          <Search size={15} aria-hidden className="pointer-events-none absolute start-2.5 top-[9px] text-faint" />
          <input
            ref={search}
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={text}
            maxLength={255}
            onChange={event => {
              setText(event.target.value)
              setPage(1)
            }}
            className={`${inputClass} h-8 w-full ps-8 max-sm:h-9 max-sm:text-lg sm:w-52 xl:w-72`}
          />
        </div>
        {add}
      </header>
      <div className="min-h-0 flex-1 overflow-auto">
        {list.data ? (
          list.data.payload.length > 0 ? (
            <Table
              companies={list.data.payload}
              sort={sort}
              onSort={next => {
                setSort(next)
                setPage(1)
              }}
            />
          ) : q ? (
            <Empty icon={SearchX} title={t('nothing')} body={t('nothingBody')} />
          ) : (
            <Empty icon={Building2} title={t('none')} body={t('noneBody')}>
              {add}
            </Empty>
          )
        ) : list.error ? (
          <Problem error={list.error} onRetry={() => list.refetch()} />
        ) : (
          <TableSkeleton />
        )}
      </div>
      {list.data && list.data.count > companiesPerPage && (
        <Pager page={page} pages={Math.ceil(list.data.count / companiesPerPage)} onPage={setPage} />
      )}
      {adding && <CompanyDialog company={null} onClose={() => setAdding(false)} />}
    </main>
  )
}

type TableProps = { companies: Company[]; sort: CompanySort; onSort: (sort: CompanySort) => void }

const columns: { id: CompanyColumn; className: string }[] = [
  { id: 'name', className: 'min-w-56 text-start' },
  { id: 'domain', className: 'text-start max-md:hidden' },
  { id: 'contacts_count', className: 'w-32 text-end' },
  { id: 'last_activity_at', className: 'w-36 text-start max-md:hidden' },
  { id: 'created_at', className: 'w-32 text-start max-lg:hidden' },
]

function Table({ companies, sort, onSort }: TableProps) {
  const t = useTranslations('companies')
  const router = useRouter()
  const format = useFormatter()
  const { accountId } = useAccount()
  return (
    <table aria-label={t('title')} className="w-full">
      <thead className="sticky top-0 z-10 bg-surface text-xs [&_th]:border-b [&_th]:border-line">
        <tr className="h-9">
          {columns.map(column => (
            <ColumnTitle key={column.id} {...column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {companies.map(company => {
          const href = paths.company(accountId, company.id)
          return (
            <tr
              key={company.id}
              onClick={event => {
                if (!(event.target as HTMLElement).closest('a')) router.push(href)
              }}
              className="h-12 cursor-default border-b border-line/70 hover:bg-hover"
            >
              <td className="px-4 lg:ps-5">
                <span className="flex min-w-0 items-center gap-2.5">
                  <Avatar
                    name={company.name}
                    seed={`company-${company.id}`}
                    src={company.avatar_url}
                    size={28}
                    square
                  />
                  <span className="min-w-0">
                    <Link
                      href={href}
                      prefetch={false}
                      className="block max-w-[56vw] truncate rounded-sm font-medium hover:underline md:max-w-80"
                    >
                      <bdi>{company.name}</bdi>
                    </Link>
                    <bdi className="block truncate text-xs text-faint md:hidden">{company.domain}</bdi>
                  </span>
                </span>
              </td>
              <td className="max-w-56 truncate px-4 text-muted max-md:hidden">
                <bdi>{company.domain}</bdi>
              </td>
              <td className="tabular px-4 text-end text-muted">{format.number(company.contacts_count)}</td>
              <td className="tabular px-4 text-muted max-md:hidden">
                {company.last_activity_at !== null && <When at={company.last_activity_at} />}
              </td>
              <td className="tabular px-4 text-muted max-lg:hidden">
                <When at={Date.parse(company.created_at) / 1000} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

type TitleProps = Omit<TableProps, 'companies'> & { id: CompanyColumn; className: string }

function ColumnTitle({ id, className, sort, onSort }: TitleProps) {
  const t = useTranslations('companies')
  const by = sort.replace('-', '') === id
  const down = sort.startsWith('-')
  const Arrow = down ? ArrowDown : ArrowUp
  const first: CompanySort = id === 'name' || id === 'domain' ? id : `-${id}`
  const other: CompanySort = first.startsWith('-') ? id : `-${id}`
  return (
    <th
      scope="col"
      aria-sort={by ? (down ? 'descending' : 'ascending') : undefined}
      className={cx('px-4 font-normal first:lg:ps-5', className)}
    >
      <button
        type="button"
        title={t('sortBy', { column: t(`fields.${id}`) })}
        onClick={() => onSort(sort === first ? other : first)}
        className={cx(
          'inline-flex h-9 items-center gap-1 hover:text-text',
          by ? 'font-medium text-text' : 'text-muted',
        )}
      >
        {t(`fields.${id}`)}
        {by && <Arrow size={13} aria-hidden />}
      </button>
    </th>
  )
}

function TableSkeleton() {
  return (
    <Loading className="flex flex-col pt-9">
      {['a', 'b', 'c', 'd', 'e', 'f'].map(key => (
        <span key={key} className="flex h-12 items-center gap-2.5 border-b border-line/70 px-5">
          <Skeleton className="size-7" />
          <Skeleton className="h-3 w-40" />
          <Skeleton className="ms-16 h-3 w-32" />
        </span>
      ))}
    </Loading>
  )
}
