import { replyTo } from '../replying.ts'

/** So far, in px, a finger has to go before it means it. */
const far = 56
const furthest = 72

/** A message in `box` that is swiped towards its end is answered. Up and down stays scrolling. */
export function swipeToReply(box: HTMLElement) {
  let from: Touch | undefined
  let message: HTMLElement | null = null
  let way = 0

  const move = (to: number) => {
    way = to
    if (message) message.style.translate = to ? `${to}px` : ''
  }

  const start = ({ touches, target }: TouchEvent) => {
    message = target instanceof Element ? target.closest<HTMLElement>('.message[id]') : null
    from = touches.length === 1 && message ? touches[0] : undefined
  }

  const go = ({ touches }: TouchEvent) => {
    const [touch] = touches
    if (!from || !touch) return
    const towardsEnd = document.documentElement.dir === 'rtl' ? -1 : 1
    const across = (touch.clientX - from.clientX) * towardsEnd
    if (Math.abs(touch.clientY - from.clientY) > Math.abs(across) && !way) from = undefined
    else move(Math.min(furthest, Math.max(0, across)) * towardsEnd)
  }

  const end = () => {
    from = undefined
    if (Math.abs(way) >= far && message) replyTo(Number(message.id.slice(1)))
    move(0)
  }

  box.addEventListener('touchstart', start, { passive: true })
  box.addEventListener('touchmove', go, { passive: true })
  box.addEventListener('touchend', end)
  box.addEventListener('touchcancel', end)
}
