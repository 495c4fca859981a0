import { Field, inputClass } from '../ui/field.tsx'
import type { options, Value } from './options.ts'

type Props = {
  option: (typeof options)[number]
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** A setting under the name that it has in code, which is the same in every language. */
export function OptionField({ option, value, onChange }: Props) {
  if (option.kind === 'switch')
    return (
      <label translate="no" className="flex items-center gap-2 font-mono text-xs">
        <input
          type="checkbox"
          className="size-4 accent-[var(--accent)]"
          checked={Boolean(value ?? option.usual)}
          onChange={event => onChange(event.target.checked === option.usual ? undefined : event.target.checked)}
        />
        {option.name}
      </label>
    )
  return (
    <div translate="no">
      <Field label={option.name} className="[&_label]:font-mono [&_label]:text-xs">
        {props =>
          option.kind === 'text' ? (
            <input
              {...props}
              className={`${inputClass} h-8`}
              value={String(value ?? '')}
              onChange={event => onChange(event.target.value || undefined)}
            />
          ) : (
            <select
              {...props}
              className={`${inputClass} h-8`}
              value={String(value ?? option.values[0])}
              onChange={event => onChange(event.target.value === option.values[0] ? undefined : event.target.value)}
            >
              {option.values.map(one => (
                <option key={one} value={one}>
                  {one || '–'}
                </option>
              ))}
            </select>
          )
        }
      </Field>
    </div>
  )
}
