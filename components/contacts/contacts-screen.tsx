'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Condition } from '../data/conversation-list.ts'
import { useAttributes, useViews } from '../data/use-directory.ts'
import { BulkProgress } from '../inbox/bulk-progress.tsx'
import { conditionsIn } from '../inbox/filter-conditions.ts'
import { useSelection } from '../inbox/use-selection.ts'
import { paths } from '../shell/paths.ts'
import { Loading, Problem } from '../ui/states.tsx'
import { useTitle } from '../ui/use-title.ts'
import { columnsOf, readColumns, shownColumns, writeColumns } from './columns.ts'
import { type ContactFilter, type ContactPlace, type ContactSort, isTellable } from './contact-filter.ts'
import { RowSkeleton } from './contact-row.tsx'
import { ContactTable } from './contact-table.tsx'
import { ContactsBulkBar } from './contacts-bulk-bar.tsx'
import { ContactsEmpty } from './contacts-empty.tsx'
import { ContactsHeader } from './contacts-header.tsx'
import { ExportProgress } from './export-progress.tsx'
import { contactKeys } from './keys.ts'
import { readSort, writeSort } from './list-settings.ts'
import { useContactList, useContactNews } from './use-contact-list.ts'
import { useContactsCommands } from './use-contacts-commands.ts'

const FilterBuilder = lazy(() => import('../inbox/filter-builder.tsx'))
const ExportDialog = lazy(() => import('./export-dialog.tsx'))
const NewContact = lazy(() => import('./new-contact.tsx'))

type Open = 'filter' | 'export' | 'new' | null

/** The contacts of a place as a table: searched, filtered, ordered, and changed many at once. */
/** All of the list is loaded. */
const whole = { start: 0, hasMore: false }

export function ContactsScreen({ place }: { place: ContactPlace }) {
  const { accountId } = useAccount()
  const views = useViews('contact')
  const view = views.data?.find(one => one.id === place.segmentId)
  if (place.segmentId && !view) {
    const gone = views.data ? { status: 404 } : views.error
    return (
      <main className="h-full bg-surface">
        {gone ? (
          <Problem error={gone} onRetry={views.data ? undefined : () => views.refetch()} />
        ) : (
          <Loading> </Loading>
        )}
      </main>
    )
  }
  const key = JSON.stringify([accountId, place])
  return <ContactsOf key={key} place={place} segment={view ?? null} />
}

type OfProps = { place: ContactPlace; segment: { id: number; name: string; query: Record<string, unknown> } | null }

function ContactsOf({ place, segment }: OfProps) {
  const t = useTranslations('contacts')
  const router = useRouter()
  const client = useQueryClient()
  const { accountId } = useAccount()
  const title = segment?.name ?? place.label ?? t(place.active ? 'active' : 'title')
  const [text, setText] = useState('')
  const [sort, setSort] = useState<ContactSort>(readSort)
  const [loose, setLoose] = useState<Condition[] | null>(null)
  const [open, setOpen] = useState<Open>(null)
  const [shown, setShown] = useState(() => readColumns(accountId))
  const q = useDeferredValue(text.trim())
  const saved = useMemo(() => (segment ? conditionsIn(segment.query) : null), [segment])
  const conditions = loose ?? saved
  const filter = useMemo<ContactFilter>(() => ({ place, conditions, q, sort }), [place, conditions, q, sort])
  const list = useContactList(filter)
  useContactNews()
  useTitle(title)
  const definitions = useAttributes().data
  const all = useMemo(() => columnsOf(definitions ?? []), [definitions])
  const columns = useMemo(() => shownColumns(all, shown), [all, shown])
  const order = [...list.items.entries()].sort(([left], [right]) => left - right)
  const ids = order.map(([, contact]) => contact.id)
  const selection = useSelection(ids, JSON.stringify(filter), order.length >= list.count ? whole : undefined)
  const search = useRef<HTMLInputElement>(null)
  useContactsCommands({
    onSearch: () => search.current?.focus(),
    onFilter: () => setOpen('filter'),
    onNew: () => setOpen('new'),
    onExport: () => setOpen('export'),
    onPickAll: () => {
      if (isTellable(filter)) selection.pickAll()
      else for (const id of ids) if (!selection.ids.has(id)) selection.toggle(id)
    },
  })
  const refresh = useCallback(
    () => client.invalidateQueries({ queryKey: contactKeys.lists(accountId) }),
    [client, accountId],
  )
  const close = () => setOpen(null)
  const narrowed = Boolean(q || conditions)

  return (
    <main className="flex h-full flex-col bg-surface">
      {selection.active ? (
        <ContactsBulkBar
          title={title}
          selection={selection}
          filter={filter}
          matching={list.count}
          onExport={() => setOpen('export')}
        />
      ) : (
        <ContactsHeader
          title={title}
          count={list.head.data ? list.count : null}
          more={Boolean(q) && !conditions && !place.active}
          search={search}
          text={text}
          onText={setText}
          segment={segment}
          conditions={loose}
          all={all}
          shown={shown}
          onShown={ids => {
            writeColumns(accountId, ids)
            setShown(readColumns(accountId))
          }}
          onOpen={setOpen}
          onLoosen={() => setLoose(null)}
          onDeleted={() => router.push(paths.contacts(accountId))}
        />
      )}
      <BulkProgress type="Contact" onEnd={refresh} />
      <ExportProgress />
      <div className="min-h-0 flex-1" aria-busy={list.head.isPlaceholderData || undefined}>
        {list.head.data ? (
          list.count > 0 ? (
            <ContactTable
              list={list}
              columns={columns}
              sort={sort}
              onSort={next => {
                writeSort(next)
                setSort(next)
              }}
              selection={selection}
              label={title}
            />
          ) : (
            <ContactsEmpty
              place={place}
              narrowed={narrowed}
              onNew={() => setOpen('new')}
              onClear={() => {
                setText('')
                setLoose(null)
              }}
            />
          )
        ) : list.error ? (
          <Problem error={list.error} onRetry={list.retry} />
        ) : (
          <TableSkeleton />
        )}
      </div>
      <Suspense>
        {open === 'filter' && (
          <FilterBuilder
            noun="contact"
            conditions={conditions ?? []}
            view={segment}
            onApply={next => {
              close()
              setLoose(next)
            }}
            onSaved={id => {
              close()
              setLoose(null)
              router.push(paths.contacts(accountId, { segmentId: id }))
            }}
            onClose={close}
          />
        )}
        {open === 'export' && (
          <ExportDialog
            filter={filter}
            matching={list.count}
            picked={selection.active && !selection.all ? [...selection.ids] : null}
            columns={columns}
            onClose={close}
          />
        )}
        {open === 'new' && <NewContact onClose={close} />}
      </Suspense>
    </main>
  )
}

function TableSkeleton() {
  return (
    <Loading className="pt-9">
      <table className="block w-full">
        <tbody className="block">
          {Array.from({ length: 12 }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows that are all the same
            <RowSkeleton key={index} style={{ height: 48, position: 'relative' }} columns={[]} />
          ))}
        </tbody>
      </table>
    </Loading>
  )
}
