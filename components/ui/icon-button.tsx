'use client'

import type { ComponentProps } from 'react'
import { cx } from './cx.ts'
import { Tip } from './tip.tsx'

type Props = ComponentProps<'button'> & { label: string; keys?: string; side?: 'top' | 'bottom' | 'left' | 'right' }

/** A button that is only an icon: named for everyone, with its shortcut in the tooltip. */
export function IconButton({ label, keys, side, className, children, ...props }: Props) {
  return (
    <Tip label={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        {...props}
        className={cx(
          'inline-grid size-8 shrink-0 place-items-center rounded-md text-muted transition-colors duration-100',
          'hover:bg-hover hover:text-text disabled:opacity-50 aria-pressed:bg-press aria-pressed:text-text data-[state=open]:bg-press',
          className,
        )}
      >
        {children}
      </button>
    </Tip>
  )
}
