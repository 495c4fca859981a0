'use client'

import { cx } from './cx.ts'

type Props = { checked: boolean; label: string; disabled?: boolean; onChange: (checked: boolean) => void }

/** On or off, at once. */
export function Switch({ checked, label, disabled, onChange }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      className="me-1 h-5 w-9 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors duration-100 aria-checked:bg-accent disabled:opacity-50"
    >
      <span
        className={cx(
          'block size-4 rounded-full bg-white shadow-sm transition-transform duration-100',
          checked && 'translate-x-4 rtl:-translate-x-4',
        )}
      />
    </button>
  )
}
