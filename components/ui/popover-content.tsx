'use client'

import { Popover } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Borrowed } from './borrowed.tsx'
import { cx } from './cx.ts'
import { landmarkOf } from './landmark.ts'

type Props = {
  /** The id of the button. */
  trigger: string
  onOpenChange: (open: boolean) => void
  label: string
  side?: 'top' | 'bottom'
  align?: 'start' | 'end'
  /** Before the focus goes back to the button. */
  onCloseAutoFocus?: (event: Event) => void
  className?: string
  children: ReactNode
}

export function PopoverContent({ trigger, onOpenChange, label, className, children, ...place }: Props) {
  const [button] = useState(() => document.getElementById(trigger))
  return (
    <Popover.Root open onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <Borrowed element={button} />
      </Popover.Trigger>
      <Popover.Portal container={landmarkOf(button)}>
        <Popover.Content
          sideOffset={4}
          collisionPadding={8}
          {...place}
          aria-label={label}
          className={cx('z-50 animate-pop overflow-hidden rounded-lg bg-raised shadow-pop', className)}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
