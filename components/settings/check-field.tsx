'use client'

import type { ComponentProps, ReactNode } from 'react'

/** Something to be ticked, with what it means below it. */
export function CheckField({ label, help, ...props }: ComponentProps<'input'> & { label: string; help?: ReactNode }) {
  return (
    <label className="flex items-start gap-2.5">
      <input type="checkbox" {...props} className="mt-0.5 size-4 shrink-0 accent-[var(--accent)]" />
      <span className="min-w-0">
        <span className="block text-sm font-medium">{label}</span>
        {help && <span className="block text-xs text-faint">{help}</span>}
      </span>
    </label>
  )
}
