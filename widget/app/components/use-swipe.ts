import { useMemo } from 'preact/hooks'
import { replyTo } from '../replying.ts'

/** So far, in px, a finger has to go before it means it. */
const far = 56
const furthest = 72

/** A message that is swiped towards its end is answered. Up and down stays scrolling. */
export function useSwipe(id: number | undefined) {
  return useMemo(() => (id ? swipe(id) : {}), [id])
}

function swipe(id: number) {
  let from: Touch | undefined
  let way = 0

  const move = (element: HTMLElement, to: number) => {
    way = to
    element.style.translate = to ? `${to}px` : ''
  }
  const end = ({ currentTarget }: TouchEvent) => {
    from = undefined
    if (Math.abs(way) >= far) replyTo(id)
    move(currentTarget as HTMLElement, 0)
  }
  return {
    onTouchStart({ touches }: TouchEvent) {
      from = touches.length === 1 ? touches[0] : undefined
    },
    onTouchMove({ touches, currentTarget }: TouchEvent) {
      const [touch] = touches
      if (!from || !touch) return
      const towardsEnd = document.documentElement.dir === 'rtl' ? -1 : 1
      const across = (touch.clientX - from.clientX) * towardsEnd
      if (Math.abs(touch.clientY - from.clientY) > Math.abs(across) && !way) from = undefined
      else move(currentTarget as HTMLElement, Math.min(furthest, Math.max(0, across)) * towardsEnd)
    },
    onTouchEnd: end,
    onTouchCancel: end,
  }
}
