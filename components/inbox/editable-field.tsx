'use client'

import { ExternalLink } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError, Told } from '../data/http.ts'
import { useRefusal } from '../data/use-refusal.ts'
import { cx } from '../ui/cx.ts'
import { Spinner } from '../ui/spinner.tsx'
import { toast } from '../ui/toast.tsx'

type Props = {
  label: string
  value: string
  empty: string
  type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'url'
  /** How the value is read, where not as it is typed. */
  shown?: string
  /** What the value is about, on hover. */
  help?: string
  /** Where the value leads. */
  href?: string
  /** What is wrong with the value, in words, or null. */
  check?: (value: string) => string | null
  onSave: (value: string) => Promise<void>
}

/** A value that becomes a field when pressed. Enter and leaving save, Escape takes it back. */
export function EditableField({ label, value, empty, type = 'text', shown = value, help, href, check, onSave }: Props) {
  const t = useTranslations('details')
  const refusal = useRefusal()
  const id = useId()
  const [text, setText] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const cancelled = useRef(false)

  /** Whoever is still in the field goes on at its place; who has gone elsewhere stays there. */
  function close() {
    if (document.activeElement === field.current) setTimeout(() => button.current?.focus(), 0)
    setText(null)
    setError(null)
  }

  async function save() {
    const wanted = (text ?? '').trim()
    if (cancelled.current || busy || text === null) return
    if (wanted === value) return close()
    const wrong = check?.(wanted) ?? null
    setError(wrong)
    if (wrong) return
    setBusy(true)
    try {
      await onSave(wanted)
      close()
    } catch (problem) {
      const isTold = problem instanceof Told || (problem instanceof ApiError && problem.status === 422)
      setError(isTold ? refusal(problem) : t('notSaved'))
    }
    setBusy(false)
  }

  const leaving = useRef(() => {})
  leaving.current = () => {
    const wanted = (text ?? '').trim()
    if (cancelled.current || busy || text === null || wanted === value) return
    const lost = () => toast(`${label}: ${t('notSaved')}`, { tone: 'danger' })
    if (check?.(wanted)) lost()
    else onSave(wanted).catch(lost)
  }
  // A field that goes with its place, by a key or the way back, is never told that it is left.
  useEffect(() => () => leaving.current(), [])

  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-center gap-2">
      <label
        htmlFor={text === null ? undefined : id}
        aria-hidden={text === null}
        title={help || label}
        className="truncate text-muted"
      >
        {label}
      </label>
      {text === null ? (
        <span className="-mx-2 flex w-[calc(100%+16px)] min-w-0 items-center">
          <button
            ref={button}
            type="button"
            title={shown || undefined}
            onClick={() => {
              cancelled.current = false
              setText(value)
            }}
            className={cx(
              'h-8 min-w-0 flex-1 cursor-text truncate rounded-md px-2 text-start hover:bg-hover',
              !value && 'text-faint',
            )}
          >
            <span className="sr-only">{label}: </span>
            <bdi>{shown || empty}</bdi>
          </button>
          {href && (
            <a
              href={href}
              target="_blank"
              rel="noreferrer nofollow"
              aria-label={t('openLink', { label })}
              className="grid size-8 shrink-0 place-items-center rounded-md text-faint hover:bg-hover hover:text-text"
            >
              <ExternalLink size={14} aria-hidden />
            </a>
          )}
        </span>
      ) : (
        <div className="relative">
          <input
            ref={field}
            id={id}
            // biome-ignore lint/a11y/noAutofocus: the person has just pressed this value to edit it
            autoFocus
            type={type === 'number' ? 'text' : type}
            inputMode={type === 'number' ? 'decimal' : undefined}
            dir={type === 'text' || type === 'date' ? undefined : 'ltr'}
            value={text}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            onFocus={event => type !== 'date' && event.currentTarget.select()}
            onChange={event => {
              setText(event.target.value)
              if (error) setError(null)
            }}
            onBlur={save}
            onKeyDown={event => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
                event.preventDefault()
                void save()
              }
              if (event.key === 'Escape') {
                event.preventDefault()
                event.stopPropagation()
                cancelled.current = true
                close()
              }
            }}
            className="-mx-2 h-8 w-[calc(100%+16px)] rounded-md border border-line-strong bg-surface px-[7px] text-sm aria-invalid:border-danger"
          />
          {busy && (
            <span className="absolute inset-y-0 end-0 grid place-items-center text-faint">
              <Spinner size={14} />
            </span>
          )}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="col-start-2 pb-1 text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  )
}
