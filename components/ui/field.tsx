'use client'

import { ChevronDown, CircleAlert } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { useId } from 'react'
import { cx } from './cx.ts'

export const inputClass =
  'rounded-md border border-line-strong bg-surface px-2.5 text-sm text-text transition-colors duration-100 hover:border-faint aria-invalid:border-danger focus-visible:outline-offset-0 focus-visible:outline-1 focus-visible:border-[var(--focus)] disabled:opacity-60'

type FieldProps = {
  label: string
  help?: ReactNode
  error?: string
  optional?: string
  className?: string
  children: (props: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }) => ReactNode
}

/** Label above, help below, the error beside the field in its place. */
export function Field({ label, help, error, optional, className, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  return (
    <div className={cx('flex flex-col gap-1.5', className)}>
      <label htmlFor={id} className="flex items-baseline justify-between text-sm font-medium">
        {label}
        {optional && <span className="text-xs font-normal text-faint">{optional}</span>}
      </label>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': error || help ? noteId : undefined,
      })}
      {(error || help) && (
        <p id={noteId} className={cx('flex items-start gap-1.5 text-xs', error ? 'text-danger' : 'text-faint')}>
          {error && <CircleAlert size={14} className="mt-px shrink-0" aria-hidden />}
          <span>{error ?? help}</span>
        </p>
      )}
    </div>
  )
}

/** Full width, unless the place says another. */
function widthIn(className: string | undefined) {
  return /(^|\s)w-/.test(className ?? '') ? '' : 'w-full'
}

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input {...props} className={cx(inputClass, 'h-9', widthIn(className), className)} />
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea {...props} className={cx(inputClass, 'min-h-18 py-2', widthIn(className), className)} />
}

/** The platform's own list: right on every phone and with every reader. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative block', widthIn(className), className)}>
      <select {...props} className={cx(inputClass, 'h-9 w-full appearance-none pe-8')}>
        {children}
      </select>
      <ChevronDown size={15} aria-hidden className="pointer-events-none absolute end-2.5 top-[11px] text-faint" />
    </span>
  )
}
