'use client'

import type { ReactNode } from 'react'
import { whenNeeded } from './when-needed.tsx'

const ConfirmWindow = whenNeeded(async () => (await import('./confirm-window.tsx')).ConfirmWindow)

export type ConfirmProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  body: ReactNode
  action: string
  busy?: boolean
  onConfirm: () => void
}

/** Asks before something that cannot be taken back; says what will be removed, and the button says the verb. */
export function Confirm(props: ConfirmProps) {
  return props.open ? <ConfirmWindow {...props} /> : null
}
