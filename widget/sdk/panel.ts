import { decode, encode, type FrameEvent, type HostEvent } from '../bridge.ts'
import { element } from './dom.ts'

const allow = 'camera;microphone;fullscreen;display-capture;picture-in-picture;clipboard-write'

type Options = {
  src: string
  origin: string
  title: string
  className: string
  onMessage: (message: FrameEvent) => void
}

/** The holder with the frame in it. Made at the first opening, so that nobody downloads it for nothing. */
export function createPanel({ src, origin, title, className, onMessage }: Options) {
  const frame = element('iframe', { id: 'chatwoot_live_chat_widget', title, allow, src })
  const holder = element('div', { id: 'cw-widget-holder', class: `woot-widget-holder woot--hide ${className}` }, frame)

  let loaded = false

  function receive(event: MessageEvent) {
    if (event.source !== frame.contentWindow || event.origin !== origin) return
    const message = decode<FrameEvent>(event.data)
    loaded ||= message?.event === 'loaded'
    if (message) onMessage(message)
  }
  addEventListener('message', receive)
  const stopFollowing = followKeyboard(holder)

  return {
    holder,
    frame,
    /** Before the app in the frame has said that it is there, nobody listens; then it is told everything. */
    send(message: HostEvent) {
      if (loaded) frame.contentWindow?.postMessage(encode(message), origin)
    },
    show: (isOpen: boolean) => holder.classList.toggle('woot--hide', !isOpen),
    remove() {
      removeEventListener('message', receive)
      stopFollowing()
      holder.remove()
    },
  }
}

/** Keeps the full-screen panel above the on-screen keyboard, which some phones lay over the page. */
function followKeyboard(holder: HTMLElement) {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  const fit = () => {
    holder.classList.toggle('cw-keyboard', viewport.scale === 1 && viewport.height < innerHeight - 1)
    holder.style.setProperty('--cw-top', `${viewport.offsetTop}px`)
    holder.style.setProperty('--cw-height', `${viewport.height}px`)
  }
  viewport.addEventListener('resize', fit)
  viewport.addEventListener('scroll', fit)
  return () => {
    viewport.removeEventListener('resize', fit)
    viewport.removeEventListener('scroll', fit)
  }
}

export type Panel = ReturnType<typeof createPanel>
