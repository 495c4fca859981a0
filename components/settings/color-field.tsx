'use client'

import { cx } from '../ui/cx.ts'
import { Field, Input } from '../ui/field.tsx'
import { readableOn } from './contrast.ts'

const swatches = ['#3d5bd9', '#0f766e', '#15803d', '#b45309', '#c2342b', '#9d2f86', '#6d3fc4', '#1f2937']

type Props = { label: string; help?: string; value: string; error?: string; onChange: (color: string) => void }

/** The widget's colour: a few good ones, or one's own by its code. */
export function ColorField({ label, help, value, error, onChange }: Props) {
  return (
    <Field label={label} help={help} error={error}>
      {props => (
        <div className="flex flex-wrap items-center gap-2">
          {swatches.map(color => (
            <button
              key={color}
              type="button"
              aria-label={color}
              aria-pressed={value.toLowerCase() === color}
              onClick={() => onChange(color)}
              className={cx(
                'size-7 rounded-full ring-offset-2 ring-offset-surface',
                value.toLowerCase() === color && 'ring-2 ring-text',
              )}
              style={{ backgroundColor: color }}
            />
          ))}
          <span dir="ltr" className="relative">
            <Input
              {...props}
              value={value}
              dir="ltr"
              spellCheck={false}
              onChange={event => onChange(event.target.value)}
              className="w-28 ps-8 font-mono"
            />
            <span
              aria-hidden
              className="absolute start-2 top-2 grid size-5 place-items-center rounded-sm text-2xs font-semibold"
              style={{ backgroundColor: value, color: readableOn(value) }}
            >
              A
            </span>
          </span>
        </div>
      )}
    </Field>
  )
}
