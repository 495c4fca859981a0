import type { ReactNode } from 'react'
import { cx } from '../ui/cx.ts'

type Props<Value extends string> = {
  legend: string
  name: string
  value: Value
  options: { value: Value; label: ReactNode }[]
  onChange: (value: Value) => void
}

/** One of a few, all in sight. */
export function Choice<Value extends string>({ legend, name, value, options, onChange }: Props<Value>) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {options.map(one => (
          <label
            key={one.value}
            className={cx(
              'flex min-w-24 flex-1 cursor-pointer items-center justify-center gap-2 rounded-md border px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
              one.value === value ? 'border-accent bg-accent-soft font-medium' : 'border-line-strong hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              value={one.value}
              checked={one.value === value}
              onChange={() => onChange(one.value)}
              className="sr-only"
            />
            {one.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
