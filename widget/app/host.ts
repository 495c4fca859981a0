import { decode, encode, type FrameEvent, type HostEvent } from '../bridge.ts'
import { isFramed } from './params.ts'

let hostOrigin = ''

/** Tells the page around us. Before the page has shown its origin only what anybody may know can be said. */
export function tell(message: FrameEvent) {
  if (!isFramed) return
  const open = message.event === 'loaded' || message.event === 'closeWindow'
  // A sandboxed page has the origin "null", which cannot be addressed.
  const target = hostOrigin && hostOrigin !== 'null' ? hostOrigin : '*'
  if (hostOrigin || open) window.parent.postMessage(encode(message), target)
}

/** Listens to the page around us, and to nobody else; the first origin that speaks stays the only one. */
export function listen(onMessage: (message: HostEvent) => void) {
  addEventListener('message', event => {
    if (!isFramed || event.source !== window.parent) return
    if (hostOrigin && event.origin !== hostOrigin) return
    const message = decode<HostEvent>(event.data)
    if (!message) return
    hostOrigin = event.origin
    onMessage(message)
  })
}
