'use client'

import type { ComponentProps } from 'react'
import { Slot } from './slot.tsx'

type Props = ComponentProps<'button'> & {
  asChild?: boolean
  /** By what it opens: a menu opens as soon as it is pressed, a dialog when the press is over. */
  opens: 'menu' | 'dialog'
  id: string
  open: boolean
  /** It may be pressed soon. */
  onPrepare: () => void
  onOpen: (open: boolean, by: 'pointer' | 'key') => void
}

/** The button of something that opens beside it, and is fetched only then. */
export function Opener({ asChild, opens, open, onPrepare, onOpen, ...props }: Props) {
  const Button = asChild ? Slot : 'button'
  const isMenu = opens === 'menu'
  return (
    <Button
      type={asChild ? undefined : 'button'}
      aria-haspopup={opens}
      aria-expanded={open}
      data-state={open ? 'open' : 'closed'}
      {...props}
      onPointerEnter={event => {
        props.onPointerEnter?.(event)
        onPrepare()
      }}
      onFocus={event => {
        props.onFocus?.(event)
        onPrepare()
      }}
      onPointerDown={event => {
        props.onPointerDown?.(event)
        if (!isMenu || event.button !== 0 || event.ctrlKey || isDisabled(event)) return
        onOpen(!open, 'pointer')
        // So that the focus goes into the menu, and not here.
        if (!open) event.preventDefault()
      }}
      onKeyDown={event => {
        props.onKeyDown?.(event)
        if (!isMenu || !['Enter', ' ', 'ArrowDown'].includes(event.key) || isDisabled(event)) return
        onOpen(event.key === 'ArrowDown' || !open, 'key')
        event.preventDefault()
      }}
      onClick={event => {
        props.onClick?.(event)
        if (!isMenu && !event.defaultPrevented) onOpen(!open, 'pointer')
      }}
    />
  )
}

const isDisabled = (event: React.SyntheticEvent) => event.currentTarget.matches(':disabled')
