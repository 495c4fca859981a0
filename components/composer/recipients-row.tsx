'use client'

import { X } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Recipients } from '../data/drafts.ts'
import { cx } from '../ui/cx.ts'
import { addressesIn, isAddress, withAddresses } from './addresses.ts'

type Field = keyof Recipients

type Props = {
  recipients: Recipients
  subject: string
  quotes: boolean
  onChange: (recipients: Recipients) => void
}

/** To, copies and hidden copies, as chips; the subject; and whether what is answered goes along. */
export function RecipientsRow({ recipients, subject, quotes, onChange }: Props) {
  const t = useTranslations('composer.mail')
  const [more, setMore] = useState(false)
  const open = more || recipients.bcc.length > 0
  const fields: Field[] = [
    'to',
    ...(more || recipients.cc.length ? ['cc' as const] : []),
    ...(open ? ['bcc' as const] : []),
  ]
  return (
    <fieldset className="mx-3 mt-1.5 border-b border-line pb-1.5">
      <legend className="sr-only">{t('recipients')}</legend>
      {fields.map(field => (
        <AddressField
          key={field}
          field={field}
          addresses={recipients[field]}
          onChange={addresses => onChange({ ...recipients, [field]: addresses })}
        >
          {field === 'to' && !open && (
            <button
              type="button"
              onClick={() => setMore(true)}
              className="ms-auto h-6 shrink-0 rounded-sm px-1.5 text-xs text-muted hover:bg-hover hover:text-text"
            >
              {t('more')}
            </button>
          )}
        </AddressField>
      ))}
      <p className="flex min-w-0 items-baseline gap-2 pt-0.5 text-xs text-muted">
        <span className="w-14 shrink-0 text-faint">{t('subject')}</span>
        <bdi className="min-w-0 truncate">{subject}</bdi>
        {quotes && <span className="ms-auto shrink-0 text-faint max-sm:hidden">{t('quotes')}</span>}
      </p>
    </fieldset>
  )
}

type FieldProps = {
  field: Field
  addresses: string[]
  onChange: (addresses: string[]) => void
  children?: React.ReactNode
}

/** Comma, Enter and leaving make a chip; Backspace takes the last one back. */
function AddressField({ field, addresses, onChange, children }: FieldProps) {
  const t = useTranslations('composer.mail')
  const id = useId()
  const [text, setText] = useState('')
  const input = useRef<HTMLInputElement>(null)

  function take(typed: string) {
    const found = addressesIn(typed)
    if (found.length) onChange(withAddresses(addresses, found))
    setText('')
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>) {
    if (event.nativeEvent.isComposing) return
    if ((event.key === 'Enter' || event.key === ',' || event.key === ';') && text.trim()) {
      event.preventDefault()
      take(text)
    } else if (event.key === 'Backspace' && !text && addresses.length) {
      event.preventDefault()
      setText(addresses.at(-1) ?? '')
      onChange(addresses.slice(0, -1))
    }
  }

  return (
    <div className="flex items-start gap-2 py-0.5">
      <label htmlFor={id} className="w-14 shrink-0 pt-1 text-xs text-faint">
        {t(field)}
      </label>
      <ul aria-label={t('listOf', { field: t(field) })} className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
        {addresses.map(one => (
          <li
            key={one}
            className={cx(
              'flex h-6 max-w-full min-w-0 items-center gap-1 rounded-full border ps-2 text-xs',
              isAddress(one) ? 'border-line-strong bg-raised' : 'border-danger bg-raised text-danger',
            )}
          >
            <bdi className="truncate">{one}</bdi>
            {!isAddress(one) && <span className="sr-only">{t('wrong')}</span>}
            <button
              type="button"
              aria-label={t('remove', { address: one })}
              onClick={() => {
                onChange(addresses.filter(other => other !== one))
                input.current?.focus()
              }}
              className="grid size-6 shrink-0 place-items-center rounded-full text-faint hover:text-text"
            >
              <X size={12} aria-hidden />
            </button>
          </li>
        ))}
        <li className="min-w-24 flex-1">
          <input
            ref={input}
            id={id}
            type="text"
            inputMode="email"
            autoComplete="off"
            dir="ltr"
            value={text}
            onChange={event => setText(event.target.value)}
            onKeyDown={onKeyDown}
            onBlur={() => take(text)}
            onPaste={event => {
              event.preventDefault()
              take(event.clipboardData.getData('text/plain'))
            }}
            className="h-6 w-full bg-transparent text-sm outline-none"
          />
        </li>
      </ul>
      {children}
    </div>
  )
}
