'use client'

import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Slot } from './slot.tsx'
import { once, useLoaded } from './when-needed.tsx'

const fetchBubble = once(() => import('./tip-bubble.tsx'))
/** How long one looks at a control before it says its name, and how long after one tip the next comes at once. */
const delayMs = 350
const skipMs = 200

type Props = { label: string; keys?: string; side?: 'top' | 'bottom' | 'left' | 'right'; children: ReactNode }

let closedAt = Number.NEGATIVE_INFINITY
/** Hides the tip that is shown: there is one at a time. */
let hideOther: (() => void) | null = null

/** The name of a control and its shortcut, on hover and focus. */
export function Tip({ label, keys, side = 'bottom', children }: Props) {
  const id = useId()
  const [at, setAt] = useState<HTMLElement | null>(null)
  const state = useRef({ timer: 0, over: false, pressed: false })
  useEffect(() => () => clearTimeout(state.current.timer), [])

  function hide() {
    clearTimeout(state.current.timer)
    if (hideOther === hide) hideOther = null
    if (at) closedAt = performance.now()
    setAt(null)
  }

  function show(element: HTMLElement) {
    clearTimeout(state.current.timer)
    hideOther?.()
    hideOther = hide
    setAt(element)
  }

  return (
    <>
      <Slot
        aria-describedby={at ? id : undefined}
        onPointerMove={event => {
          if (event.pointerType === 'touch' || state.current.over) return
          state.current.over = true
          fetchBubble().catch(() => {})
          const element = event.currentTarget
          if (performance.now() - closedAt < skipMs) show(element)
          else state.current.timer = window.setTimeout(() => show(element), delayMs)
        }}
        onPointerLeave={() => {
          state.current.over = false
          hide()
        }}
        onPointerDown={() => {
          hide()
          state.current.pressed = true
          document.addEventListener('pointerup', () => (state.current.pressed = false), { once: true })
        }}
        onFocus={event => {
          if (!state.current.pressed) show(event.currentTarget)
        }}
        onBlur={hide}
        onClick={hide}
      >
        {children}
      </Slot>
      {at && <Bubble id={id} button={at} label={label} keys={keys} side={side} onClose={hide} />}
    </>
  )
}

export type BubbleProps = Omit<Props, 'children'> & { id: string; button: HTMLElement; onClose: () => void }

function Bubble(props: BubbleProps) {
  const found = useLoaded(fetchBubble)
  return found && <found.TipBubble {...props} />
}
