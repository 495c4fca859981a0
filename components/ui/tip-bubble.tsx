'use client'

import { Tooltip } from 'radix-ui'
import { Borrowed } from './borrowed.tsx'
import { Keys } from './keys.tsx'
import type { BubbleProps } from './tip.tsx'

/** What a tip says, beside the control. */
export function TipBubble({ id, button, label, keys, side, onClose }: BubbleProps) {
  return (
    <Tooltip.Provider disableHoverableContent>
      <Tooltip.Root open onOpenChange={open => !open && onClose()}>
        <Tooltip.Trigger asChild>
          <Borrowed element={button} />
        </Tooltip.Trigger>
        <Tooltip.Portal>
          <Tooltip.Content
            id={id}
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
    </Tooltip.Provider>
  )
}
