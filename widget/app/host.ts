import { decode, encode, type FrameEvent, type HostEvent } from '../bridge.ts'
import { isFramed, nativeView } from './params.ts'

let hostOrigin = ''

/** Tells the page around us. Before the page has shown its origin only what anybody may know can be said. */
export function tell(message: FrameEvent) {
  if (!isFramed) return
  if (nativeView) return nativeView.postMessage(encode(forApp(message)))
  const open = message.event === 'loaded' || message.event === 'closeWindow'
  // A sandboxed page has the origin "null", which cannot be addressed.
  const target = hostOrigin && hostOrigin !== 'null' ? hostOrigin : '*'
  if (hostOrigin || open) window.parent.postMessage(encode(message), target)
}

/** Apps that show us in a view listen for another word when we are to be closed. */
const forApp = (message: FrameEvent) =>
  message.event === 'closeWindow' ? { ...message, type: 'close-widget' } : message

/**
 * Listens to the page around us, and to nobody else; the first origin that speaks stays the only one. An app speaks
 * through our own window.
 */
export function listen(onMessage: (message: HostEvent) => void) {
  addEventListener('message', event => {
    const host = nativeView ? window : window.parent
    if (!isFramed || (event.source !== host && !(nativeView && event.source === null))) return
    if (hostOrigin && event.origin !== hostOrigin) return
    const message = decode<HostEvent>(event.data)
    if (!message) return
    hostOrigin = event.origin
    onMessage(message)
  })
}
