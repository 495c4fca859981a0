'use client'

import Link from 'next/link'
import type { ComponentType } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { Tip } from '../ui/tip.tsx'

/** What the items below have in common. */
export function SidebarHeading({ wide, children }: { wide?: boolean; children: string }) {
  return (
    <p className={cx('mt-3 mb-0.5 px-2 text-xs font-medium text-faint', !wide && 'hidden 2xl:block')}>{children}</p>
  )
}

type ItemProps = {
  wide?: boolean
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean; className?: string }>
  color?: string
  label: string
  count?: number
  /** What the count says in words; of unread conversations, unless given. */
  counted?: string
  href: string
  active: boolean
  onNavigate?: () => void
}

/** A place to go, with how much is unread there. */
export function SidebarItem({ wide, icon: Icon, color, label, count, counted, href, active, onNavigate }: ItemProps) {
  const t = useTranslations('views')
  const link = (
    <Link
      href={href}
      onClick={onNavigate}
      aria-current={active ? 'page' : undefined}
      className={cx(
        'ring-inset-focus relative flex h-8 items-center gap-2.5 rounded-md text-sm',
        wide ? 'px-2' : 'justify-center 2xl:justify-start 2xl:px-2',
        active ? 'bg-press font-medium text-text' : 'text-muted hover:bg-hover hover:text-text',
      )}
    >
      <span className="relative shrink-0">
        <Icon size={16} aria-hidden />
        {color && (
          <span
            className="absolute -end-1 -bottom-1 size-2 rounded-full border border-bg"
            style={{ backgroundColor: color }}
          />
        )}
      </span>
      {count && !wide ? (
        <span aria-hidden className="absolute end-2.5 top-1 size-2 rounded-full bg-accent 2xl:hidden" />
      ) : null}
      <span className={cx('truncate', !wide && 'sr-only 2xl:not-sr-only 2xl:truncate')}>{label}</span>
      {count ? (
        <span className={cx('tabular ms-auto text-xs text-faint', !wide && 'sr-only 2xl:not-sr-only 2xl:ms-auto')}>
          <span aria-hidden>{count > 99 ? '99+' : count}</span>
          <span className="sr-only">{counted ?? t('unread', { count })}</span>
        </span>
      ) : null}
    </Link>
  )
  return (
    <Tip label={label} side="right">
      {link}
    </Tip>
  )
}
