'use client'

import { Search } from 'lucide-react'
import { Input } from '../ui/field.tsx'

type Props = { label: string; value: string; onChange: (text: string) => void }

/** Narrows the list below as one types. */
export function SearchField({ label, value, onChange }: Props) {
  return (
    <search className="relative mb-4 block">
      <Search size={15} aria-hidden className="pointer-events-none absolute start-2.5 top-2.5 text-faint" />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        className="ps-8"
      />
    </search>
  )
}
