'use client'

import { type ReactNode, useState } from 'react'
import { Popover } from '../ui/popover.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import type { ChooserProps } from './chooser.tsx'

const Chooser = whenNeeded(async () => (await import('./chooser.tsx')).Chooser)

type Props = Omit<ChooserProps, 'onDone'> & { trigger: ReactNode; align?: 'start' | 'end' }

/** A chooser beside what was pressed. */
export function ChooserPopover({ trigger, align = 'start', ...chooser }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={trigger}
      align={align}
      label={chooser.label}
      needs={Chooser.load}
      className="w-64"
    >
      <Chooser {...chooser} onDone={() => setOpen(false)} />
    </Popover>
  )
}
