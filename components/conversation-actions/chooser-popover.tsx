'use client'

import { Popover } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useLandmark } from '../ui/landmark.ts'
import { Chooser, type ChooserProps } from './chooser.tsx'

type Props = Omit<ChooserProps, 'onDone'> & { trigger: ReactNode; align?: 'start' | 'end' }

/** A chooser beside what was pressed. */
export function ChooserPopover({ trigger, align = 'start', ...chooser }: Props) {
  const [open, setOpen] = useState(false)
  const [place, landmark] = useLandmark()
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <span ref={place} hidden />
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal container={landmark}>
        <Popover.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={chooser.label}
          className="z-50 w-64 animate-pop overflow-hidden rounded-lg bg-raised shadow-pop"
        >
          <Chooser {...chooser} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
