'use client'

import type { ReactNode } from 'react'
import { Popover } from './popover.tsx'
import { whenNeeded } from './when-needed.tsx'

const PickerList = whenNeeded(async () => (await import('./picker-list.tsx')).PickerList)

export type Choice = { id: string; label: string; hint?: string; icon?: ReactNode }

export type Choosing = {
  label: string
  placeholder: string
  nothing: string
  choices: Choice[]
  value: string | null
  onPick: (id: string) => void
  onDone: () => void
}

type Props = Omit<Choosing, 'onDone'> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger: ReactNode
  align?: 'start' | 'end'
}

/** Choosing one of many by typing: focus stays in the field, arrows move, Enter picks. */
export function Picker({ open, onOpenChange, trigger, align = 'end', ...choosing }: Props) {
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      trigger={trigger}
      align={align}
      label={choosing.label}
      needs={PickerList.load}
      className="w-64"
    >
      <PickerList {...choosing} onDone={() => onOpenChange(false)} />
    </Popover>
  )
}
