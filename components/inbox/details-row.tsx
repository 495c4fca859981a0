import type { ReactNode } from 'react'

/** A name and what stands under it, in the panel beside a conversation. */
export function DetailsRow({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-center gap-2">
      <span className="truncate text-muted" title={label}>
        {label}
      </span>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
