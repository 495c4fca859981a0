'use client'

import { CloudOff, RotateCw } from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { cx } from './cx.ts'

/** A grey bar where text will be. Appears only when waiting takes longer than 150 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx('block animate-pulse-soft rounded-sm bg-press', className)} />
}

/** Wraps the skeletons of a view and tells readers that it loads. */
export function Loading({ children, className }: { children: ReactNode; className?: string }) {
  const t = useTranslations('common')
  return (
    <div role="status" data-skeleton className={cx('animate-appear', className)}>
      <span className="sr-only">{t('loading')}</span>
      {children}
    </div>
  )
}

type EmptyProps = {
  icon: ComponentType<{ size?: number; 'aria-hidden'?: boolean }>
  title: string
  body?: ReactNode
  children?: ReactNode
  className?: string
  /** The page is about nothing else. */
  page?: boolean
}

/** What this place is for, and the one next step. */
export function Empty({ icon: Icon, title, body, children, className, page }: EmptyProps) {
  const Title = page ? 'h1' : 'p'
  return (
    <div className={cx('flex flex-col items-center justify-center px-6 py-12 text-center', className)}>
      <span className="mb-3 grid size-10 place-items-center rounded-xl bg-hover text-faint">
        <Icon size={20} aria-hidden />
      </span>
      <Title className="text-base font-medium">{title}</Title>
      {body && <div className="mt-1 max-w-xs text-balance text-sm text-muted">{body}</div>}
      {children && <div className="mt-4 flex gap-2">{children}</div>}
    </div>
  )
}

type ProblemProps = { title?: string; error: unknown; onRetry?: () => void; className?: string }

/** What happened, and a way to try again. */
export function Problem({ title, error, onRetry, className }: ProblemProps) {
  const t = useTranslations('errors')
  const status = typeof error === 'object' && error && 'status' in error ? Number(error.status) : -1
  const body =
    status === 0 ? t('network') : status === 404 ? t('notFound') : status === 403 ? t('forbidden') : t('server')
  return (
    <div role="alert" className={className}>
      <Empty icon={CloudOff} title={title ?? t('title')} body={body}>
        {onRetry && (
          <Button onClick={onRetry}>
            <RotateCw size={14} aria-hidden />
            {t('retry')}
          </Button>
        )}
      </Empty>
    </div>
  )
}
