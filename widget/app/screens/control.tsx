import type { PreChatField } from '#lib/protocol/inbox.ts'
import { t } from '../i18n.ts'

type Element = HTMLInputElement

const types: Record<string, string> = {
  email: 'email',
  number: 'number',
  checkbox: 'checkbox',
  date: 'date',
  link: 'url',
  url: 'url',
}
const fills: Record<string, string> = { emailAddress: 'email', fullName: 'name', phoneNumber: 'tel' }
const isPhone = (field: PreChatField) => field.field_type === 'standard' && field.name === 'phoneNumber'
const isList = ({ type }: PreChatField) => type === 'list' || type === 'select'
const idOf = (name: string) => `ask-${name}`

export const controlOf = (name: string) => document.getElementById(idOf(name)) as Element

type Props = {
  field: PreChatField
  wrong: string | undefined
  value?: string
  onInput?: (text: string) => void
}

/** A field with its label above and what is wrong below. */
export function Control({ field, wrong, value, onInput }: Props) {
  const { name, required, placeholder } = field
  const type = isPhone(field) ? 'tel' : (types[field.type] ?? 'text')
  const about = `${idOf(name)}-about`
  const common = {
    id: idOf(name),
    name,
    required: Boolean(required),
    'aria-invalid': Boolean(wrong),
    'aria-describedby': wrong ? about : undefined,
    autoComplete: field.field_type === 'standard' ? fills[name] : undefined,
  }
  return (
    <div class={type === 'checkbox' ? 'asked is-tick' : 'asked'}>
      <label for={common.id} dir="auto">
        {field.label || name}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {isList(field) ? (
        <select {...common} dir="auto">
          <option value="">{placeholder || t('choose')}</option>
          {field.values?.map(one => (
            <option key={String(one)}>{String(one)}</option>
          ))}
        </select>
      ) : field.type === 'textarea' ? (
        <textarea
          {...common}
          rows={3}
          dir="auto"
          defaultValue={value}
          onInput={event => onInput?.(event.currentTarget.value)}
        />
      ) : (
        <input
          {...common}
          type={type as 'text'}
          // A number and an address read from the left in every language.
          dir={type === 'text' || type === 'checkbox' ? 'auto' : 'ltr'}
          step={type === 'number' ? 'any' : undefined}
          placeholder={placeholder || (type === 'tel' ? t('phonePlaceholder') : undefined)}
        />
      )}
      {wrong && (
        <p class="problem" id={about} role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}

/** What is wrong with what was entered; empty when nothing is. */
export function problemIn(control: Element, field: PreChatField | undefined): string {
  const { validity, required, type, value } = control
  if (validity.badInput) return t('badValue')
  if (required && (type === 'checkbox' ? validity.valueMissing : !value.trim())) return t('required')
  if (!value.trim() || type === 'checkbox') return ''
  if (type === 'email' && !validity.valid) return t('badEmail')
  if (type === 'tel' && !/^\+[1-9]\d{5,14}$/.test(digits(value))) return t('badPhone')
  if (type === 'url' && !/^https?:\/\/\S+$/i.test(value.trim())) return t('badUrl')
  return field?.regex_pattern && !fits(field.regex_pattern, value.trim()) ? field.regex_cue || t('badValue') : ''
}

/** Chatwoot keeps patterns between slashes. What is no pattern refuses nobody. */
function fits(pattern: string, text: string) {
  const [, inner = pattern, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? []
  try {
    return new RegExp(inner, flags).test(text)
  } catch {
    return true
  }
}

export function valueIn({ type, checked, value }: Element, field: PreChatField) {
  if (type === 'checkbox') return checked
  const text = value.trim()
  if (type === 'number') return text && Number(text)
  return isPhone(field) ? digits(text) : text
}

const digits = (text: string) => text.replace(/[\s().-]/g, '')
