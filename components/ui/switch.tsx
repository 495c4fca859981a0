'use client'

import { Switch as Radix } from 'radix-ui'

type Props = { checked: boolean; label: string; disabled?: boolean; onChange: (checked: boolean) => void }

/** On or off, at once. */
export function Switch({ checked, label, disabled, onChange }: Props) {
  return (
    <Radix.Root
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      aria-label={label}
      className="me-1 h-5 w-9 shrink-0 rounded-full bg-line-strong p-0.5 transition-colors duration-100 data-[state=checked]:bg-accent disabled:opacity-50"
    >
      <Radix.Thumb className="block size-4 rounded-full bg-white shadow-sm transition-transform duration-100 data-[state=checked]:translate-x-4 rtl:data-[state=checked]:-translate-x-4" />
    </Radix.Root>
  )
}
