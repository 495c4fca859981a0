'use client'

import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from './cx.ts'

type Toast = {
  id: number
  title: string
  tone: 'plain' | 'danger'
  action?: { label: string; run: () => void }
  seconds: number
}

let toasts: Toast[] = []
let next = 1
const listeners = new Set<() => void>()

function change(list: Toast[]) {
  toasts = list
  for (const tell of listeners) tell()
}

/** Says what happened; with an action it stays ten seconds, as an undo must. */
export function toast(title: string, options: { tone?: Toast['tone']; action?: Toast['action'] } = {}) {
  const item: Toast = {
    id: next++,
    title,
    tone: options.tone ?? 'plain',
    action: options.action,
    seconds: options.action ? 10 : 5,
  }
  change([...toasts.slice(-2), item])
  return () => dismiss(item.id)
}

function dismiss(id: number) {
  change(toasts.filter(item => item.id !== id))
}

const none: Toast[] = []

export function Toasts() {
  const t = useTranslations('common')
  const list = useSyncExternalStore(
    tell => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => toasts,
    () => none,
  )
  return (
    <section
      aria-label={t('notifications')}
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-4 z-50 flex flex-col items-center gap-2 sm:inset-x-auto sm:end-4 sm:items-end"
    >
      {list.map(item => (
        <ToastCard key={item.id} item={item} />
      ))}
    </section>
  )
}

function ToastCard({ item }: { item: Toast }) {
  const t = useTranslations('common')
  useEffect(() => {
    const timer = setTimeout(() => dismiss(item.id), item.seconds * 1000)
    return () => clearTimeout(timer)
  }, [item])
  const Icon = item.tone === 'danger' ? CircleAlert : CircleCheck
  return (
    <div className="pointer-events-auto flex max-w-md animate-pop items-center gap-2.5 rounded-lg bg-raised py-2 ps-3 pe-2 text-sm shadow-pop">
      <Icon size={16} aria-hidden className={cx('shrink-0', item.tone === 'danger' ? 'text-danger' : 'text-good')} />
      <span className="min-w-0">{item.title}</span>
      {item.action && (
        <button
          type="button"
          className="ms-1 rounded-md px-2 py-1 font-medium text-accent-text hover:bg-hover"
          onClick={() => {
            item.action?.run()
            dismiss(item.id)
          }}
        >
          {item.action.label}
        </button>
      )}
      <button
        type="button"
        aria-label={t('close')}
        className="grid size-6 place-items-center rounded-md text-faint hover:bg-hover hover:text-text"
        onClick={() => dismiss(item.id)}
      >
        <X size={14} aria-hidden />
      </button>
    </div>
  )
}
