'use client'

import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'
import { Keys } from './keys.tsx'

type Props = { label: string; keys?: string; side?: 'top' | 'bottom' | 'left' | 'right'; children: ReactNode }

/** The name of a control and its shortcut, on hover and focus. */
export function Tip({ label, keys, side = 'bottom', children }: Props) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="pointer-events-none z-50 flex max-w-64 animate-fade items-center gap-2 rounded-md bg-tip px-2 py-1 text-xs text-on-tip"
        >
          {label}
          {keys && <Keys keys={keys} inverted />}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
