import type { ComponentProps, ReactNode } from 'react'

type Props = ComponentProps<'input'> & { label: string; help?: ReactNode }

/** A box to tick, its words, and what follows from it. */
export function Check({ label, help, ...props }: Props) {
  return (
    <label className="flex items-start gap-2.5">
      <input type="checkbox" {...props} className="mt-0.5 size-4 shrink-0 accent-[var(--accent)]" />
      <span>
        <span className="block text-sm font-medium">{label}</span>
        {help && <span className="block text-xs text-faint">{help}</span>}
      </span>
    </label>
  )
}
