'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Selection } from '../inbox/use-selection.ts'
import { cx } from '../ui/cx.ts'
import type { Column } from './columns.ts'
import { type ContactSort, type Sortable, turned } from './contact-filter.ts'
import { ContactRow, RowSkeleton } from './contact-row.tsx'
import type { ContactList } from './use-contact-list.ts'

const rowHeight = 48
const nameWidth = 236
const pickWidth = 44

type Props = {
  list: ContactList
  columns: Column[]
  sort: ContactSort
  onSort: (sort: ContactSort) => void
  selection: Selection
  label: string
}

/** Any number of contacts, of which the rows in sight exist. The name stays in place while the rest is scrolled aside. */
export function ContactTable({ list, columns, sort, onSort, selection, label }: Props) {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const virtual = useVirtualizer({
    count: list.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: index => list.items.get(index)?.id ?? `row-${index}`,
    overscan: 8,
    scrollPaddingStart: 36,
  })
  const rows = virtual.getVirtualItems()
  const [first, last] = [rows[0]?.index ?? 0, rows.at(-1)?.index ?? 0]
  const { see } = list
  useEffect(() => see(first, last), [see, first, last])
  const tabbable = active >= first && active <= last ? active : first

  function focusRow(index: number) {
    if (index < 0 || index >= list.count) return
    virtual.scrollToIndex(index, { align: 'auto' })
    setActive(index)
    const link = () => scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"] a`)
    const there = link()
    // At once where the row is drawn: the next key is for it, however fast it comes.
    if (there) there.focus()
    else requestAnimationFrame(() => link()?.focus())
  }
  function onKeyDown(event: React.KeyboardEvent) {
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')
    if (!row) return
    const at = Number(row.dataset.row)
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const targets: Record<string, number> = {
      ArrowDown: at + 1,
      j: at + 1,
      ArrowUp: at - 1,
      k: at - 1,
      PageDown: Math.min(list.count - 1, at + page),
      PageUp: Math.max(0, at - page),
      Home: 0,
      End: list.count - 1,
    }
    const target = targets[event.key]
    if (target !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault()
      focusRow(target)
    }
    const contact = list.items.get(at)
    if (event.key === 'x' && contact) selection.toggle(contact.id, event.shiftKey)
  }

  const template = [`${pickWidth}px`, `minmax(${nameWidth}px, 1fr)`, ...columns.map(column => `${column.width}px`)]
  const width = pickWidth + nameWidth + columns.reduce((sum, column) => sum + column.width, 0)
  const style = { '--columns': template.join(' '), '--width': `${width}px` } as CSSProperties
  return (
    <div ref={scroller} className="h-full overflow-auto overscroll-contain" style={style} data-contact-list>
      <table
        aria-label={label}
        aria-rowcount={list.count + 1}
        className="block min-w-0 md:min-w-[var(--width)]"
        onKeyDown={onKeyDown}
      >
        <Head list={list} columns={columns} sort={sort} onSort={onSort} selection={selection} />
        <tbody className="relative block" style={{ height: virtual.getTotalSize() }}>
          {rows.map(row => {
            const contact = list.items.get(row.index)
            const place = { height: row.size, transform: `translateY(${row.start}px)` }
            return contact ? (
              <ContactRow
                key={row.key}
                contact={contact}
                index={row.index}
                style={place}
                columns={columns}
                picked={selection.all || selection.ids.has(contact.id)}
                picking={selection.active}
                tabbable={row.index === tabbable}
                onFocus={setActive}
                onPick={selection.toggle}
              />
            ) : (
              <RowSkeleton key={row.key} style={place} columns={columns} />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function Head({ list, columns, sort, onSort, selection }: Omit<Props, 'label'>) {
  const t = useTranslations('contacts')
  const loaded = [...list.items.values()]
  const every = selection.all || (loaded.length > 0 && loaded.every(contact => selection.ids.has(contact.id)))
  return (
    <thead className="sticky top-0 z-20 block max-md:hidden">
      <tr className="grid h-9 grid-cols-[var(--columns)] bg-surface text-xs [&>*]:border-b [&>*]:border-line">
        <td className="sticky start-0 z-10 grid place-items-center bg-surface">
          <label className="grid size-9 place-items-center">
            <span className="sr-only">{t('table.pickLoaded')}</span>
            <input
              type="checkbox"
              checked={every}
              onChange={() => {
                if (every) return selection.clear()
                for (const contact of loaded) if (!selection.ids.has(contact.id)) selection.toggle(contact.id)
              }}
              className="size-4 accent-accent"
            />
          </label>
        </td>
        <Title sticky id="name" sort="name" now={sort} onSort={onSort}>
          {t('fields.name')}
        </Title>
        {columns.map(column => (
          <Title key={column.id} id={column.id} sort={column.sort} now={sort} onSort={onSort}>
            {column.custom?.attribute_display_name ?? t(`fields.${column.id as 'email'}`)}
          </Title>
        ))}
      </tr>
    </thead>
  )
}

type TitleProps = {
  id: string
  sort?: Sortable
  now: ContactSort
  onSort: Props['onSort']
  sticky?: boolean
  children: string
}

function Title({ id, sort, now, onSort, sticky, children }: TitleProps) {
  const t = useTranslations('contacts.table')
  const by = sort && now.replace('-', '') === sort
  const down = now.startsWith('-')
  const Arrow = down ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={by ? (down ? 'descending' : 'ascending') : undefined}
      data-column={id}
      className={cx('flex min-w-0 items-center font-normal', sticky && 'sticky start-11 z-10 bg-surface')}
    >
      {sort ? (
        <button
          type="button"
          title={t('sortBy', { column: children })}
          onClick={() => onSort(turned(now, sort))}
          className={cx(
            'ring-inset-focus flex h-full min-w-0 flex-1 items-center gap-1 px-3 text-start hover:text-text',
            by ? 'font-medium text-text' : 'text-muted',
          )}
        >
          <span className="truncate">{children}</span>
          {by && <Arrow size={13} aria-hidden className="shrink-0" />}
        </button>
      ) : (
        <span className="truncate px-3 font-normal text-muted">{children}</span>
      )}
    </th>
  )
}
