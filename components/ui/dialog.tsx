'use client'

import type { ReactNode } from 'react'
import { whenNeeded } from './when-needed.tsx'

const DialogWindow = whenNeeded(async () => (await import('./dialog-window.tsx')).DialogWindow)

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children: ReactNode
  wide?: boolean
  /** For a form with a few columns. */
  medium?: boolean
}

/** A small window over the page. Focus goes in, stays in, and returns to where it was. */
export function Dialog(props: DialogProps) {
  return props.open ? <DialogWindow {...props} /> : null
}
