import type { ReactNode } from 'react'

/** A part of what is known, under its name. */
export function Section({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="py-5 first:pt-6">
      <div className="mb-1.5 flex items-center justify-between gap-2">
        <h2 className="font-semibold">{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}

export function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-center gap-2">
      <span className="truncate text-muted" title={label}>
        {label}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
