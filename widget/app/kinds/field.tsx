import { t } from '../i18n.ts'
import { Problem } from './problem.tsx'

export type FormItem = {
  name: string
  type: string
  label?: string
  title?: string
  placeholder?: string
  default?: string | number | boolean
  required?: boolean
  pattern?: string
  pattern_error?: string
  options?: { label: string; value: string }[]
}
type Control = HTMLInputElement

/** Kinds of fields that browsers know. Any other is a line of text. */
const inputs: string[] = ['email', 'number', 'tel', 'url', 'date', 'time', 'checkbox']
const isLong = ({ type }: FormItem) => type === 'text_area' || type === 'textarea'

/** One field with its label above and what is wrong with it below. */
export function Field({ item, id, wrong }: { item: FormItem; id: string; wrong: string | undefined }) {
  const { name, label, title, required, options, default: value } = item
  const about = `${id}-about`
  const common = {
    id,
    name,
    required,
    'aria-invalid': Boolean(wrong),
    'aria-describedby': wrong || title ? about : undefined,
  }
  const tick = item.type === 'checkbox'
  return (
    <div class={tick ? 'form-field is-tick' : 'form-field'}>
      <label for={id} dir="auto">
        {label || name}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {options ? (
        <select {...common} dir="auto">
          <option value="">{item.placeholder || t('choose')}</option>
          {options.map(option => (
            <option key={option.value} value={option.value} selected={option.value === value}>
              {option.label}
            </option>
          ))}
        </select>
      ) : isLong(item) ? (
        <textarea {...common} rows={3} dir="auto" placeholder={item.placeholder} defaultValue={text(value)} />
      ) : (
        <input
          {...common}
          type={(inputs.includes(item.type) ? item.type : 'text') as 'text'}
          dir="auto"
          step={item.type === 'number' ? 'any' : undefined}
          placeholder={item.placeholder}
          pattern={item.pattern || undefined}
          defaultValue={tick ? undefined : text(value)}
          defaultChecked={tick && value === true}
        />
      )}
      {wrong ? (
        <Problem text={wrong} id={about} />
      ) : (
        title && (
          <p id={about} dir="auto">
            {title}
          </p>
        )
      )}
    </div>
  )
}

const text = (value: FormItem['default']) => (value === undefined || value === null ? undefined : String(value))

/** What is wrong with what was entered, in the words of who made the form where there are some; empty when nothing is. */
export function problemOf({ type, pattern_error }: FormItem, { validity, required, value }: Control) {
  if (validity.valueMissing || (required && type !== 'checkbox' && !value.trim())) return t('required')
  if (validity.valid) return ''
  return pattern_error || t(type === 'email' ? 'badEmail' : 'badValue')
}

export const entered = ({ type }: FormItem, { value, checked }: Control) =>
  type === 'checkbox' ? checked : value.trim()
