'use client'

import { Ban } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type CSSProperties, memo } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { useStore } from '../data/store.ts'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { Skeleton } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import type { Column } from './columns.ts'
import { ContactCell } from './contact-cell.tsx'
import { callingOf } from './contact-words.ts'

const rowClass =
  'absolute inset-x-0 top-0 grid grid-cols-[44px_minmax(0,1fr)] items-center border-b border-line/70 md:grid-cols-[var(--columns)]'
/** The row's colour also under what stays in place, through which nothing may shine. */
const still = 'sticky z-[1] flex h-full items-center bg-surface'

type Props = {
  contact: ContactWire
  index: number
  style: CSSProperties
  columns: Column[]
  picked: boolean
  picking: boolean
  tabbable: boolean
  onFocus: (index: number) => void
  onPick: (id: number, withRange?: boolean) => void
}

export const ContactRow = memo(function ContactRow(props: Props) {
  const { contact, index, style, columns, picked, picking, tabbable, onFocus, onPick } = props
  const t = useTranslations('contacts')
  const router = useRouter()
  const { accountId, runtime } = useAccount()
  const online = useStore(runtime.presence).contacts[String(contact.id)] === 'online'
  const name = callingOf(contact) ?? t('nameless')
  const href = paths.contact(accountId, contact.id)
  const second = [contact.email, contact.phone_number].filter(one => one && one !== name)
  const tint = picked
    ? 'bg-[image:linear-gradient(var(--accent-soft),var(--accent-soft))]'
    : 'group-hover/row:bg-[image:linear-gradient(var(--hover),var(--hover))]'
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={picking ? picked : undefined}
      data-row={index}
      data-contact={contact.id}
      style={style}
      onClick={event => {
        const target = event.target as HTMLElement
        if (target.closest('a, label, button') || getSelection()?.type === 'Range') return
        router.push(href)
      }}
      className={cx(rowClass, 'group/row cursor-default', picked ? 'bg-accent-soft' : 'hover:bg-hover')}
    >
      <td className={cx(still, tint, 'start-0 justify-center')}>
        <label className="grid size-11 place-items-center">
          <span className="sr-only">{t('table.pick', { name })}</span>
          <input
            type="checkbox"
            checked={picked}
            tabIndex={picking ? 0 : -1}
            onChange={event =>
              onPick(contact.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
            }
            className="size-4 accent-accent"
          />
        </label>
      </td>
      <td className={cx(still, tint, 'start-11 min-w-0 gap-2.5 pe-3 md:ps-3')}>
        <Avatar
          name={contact.name}
          seed={`contact-${contact.id}`}
          src={contact.thumbnail}
          size={28}
          status={online ? 'online' : undefined}
        />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <Link
              href={href}
              prefetch={false}
              tabIndex={tabbable ? 0 : -1}
              onFocus={() => onFocus(index)}
              className="truncate rounded-sm font-medium hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
            {online && <span className="sr-only">{t('online')}</span>}
            {contact.blocked && <Blocked />}
          </span>
          <span className="block truncate text-xs text-faint md:hidden">
            <bdi>{second.join(' · ')}</bdi>
          </span>
        </span>
        {contact.last_activity_at !== null && (
          <When at={contact.last_activity_at} className="tabular shrink-0 text-xs text-faint md:hidden" />
        )}
      </td>
      {columns.map(column => (
        <td key={column.id} className="flex min-w-0 items-center px-3 max-md:hidden">
          <ContactCell contact={contact} column={column} />
        </td>
      ))}
    </tr>
  )
})

function Blocked() {
  const t = useTranslations('contacts')
  return (
    <span title={t('blocked')} className="shrink-0 text-danger">
      <Ban size={13} aria-hidden />
      <span className="sr-only">{t('blocked')}</span>
    </span>
  )
}

export function RowSkeleton({ style, columns }: { style: CSSProperties; columns: Column[] }) {
  return (
    <tr style={style} aria-hidden data-skeleton className={cx(rowClass, 'animate-appear')}>
      <td />
      <td className="flex items-center gap-2.5 md:ps-3">
        <Skeleton className="size-7 rounded-full" />
        <Skeleton className="h-3 w-32" />
      </td>
      {columns.map(column => (
        <td key={column.id} className="px-3 max-md:hidden">
          <Skeleton className="h-3 w-3/5" />
        </td>
      ))}
    </tr>
  )
}
