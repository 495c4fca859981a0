'use client'

import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Slot } from './slot.tsx'
import { Spinner } from './spinner.tsx'

type Tone = 'primary' | 'secondary' | 'ghost' | 'danger' | 'note'
type Size = 'sm' | 'md' | 'lg'

const tones: Record<Tone, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'bg-raised text-text border border-line-strong hover:bg-hover',
  ghost: 'text-muted hover:bg-hover hover:text-text',
  danger: 'bg-danger-solid text-white hover:brightness-95',
  note: 'bg-attention text-surface hover:brightness-110',
}

const sizes: Record<Size, string> = {
  sm: 'h-7 gap-1.5 rounded-md px-2.5 text-xs',
  md: 'h-8 gap-2 rounded-md px-3 text-sm',
  lg: 'h-10 gap-2 rounded-lg px-4 text-base',
}

export type ButtonProps = ComponentProps<'button'> & { tone?: Tone; size?: Size; busy?: boolean; asChild?: boolean }

/** A verb. While `busy` it keeps its width, shows progress and refuses a second press. */
export function Button({ tone = 'secondary', size = 'md', busy, asChild, className, children, ...props }: ButtonProps) {
  const classes = cx(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap font-medium transition-colors duration-100',
    'disabled:opacity-50 aria-disabled:opacity-50',
    sizes[size],
    tones[tone],
    className,
  )
  if (asChild) {
    return (
      <Slot className={classes} {...props}>
        {children}
      </Slot>
    )
  }
  return (
    <button
      type="button"
      className={cx(classes, busy && 'relative')}
      {...props}
      disabled={props.disabled || busy}
      aria-busy={busy || undefined}
    >
      {busy ? (
        <>
          <span className="invisible inline-flex items-center gap-2">{children}</span>
          <span className="absolute inset-0 grid place-items-center">
            <Spinner />
          </span>
        </>
      ) : (
        children
      )}
    </button>
  )
}
