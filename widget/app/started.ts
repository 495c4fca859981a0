import { effect } from '@preact/signals'
import { tell } from './host.ts'
import { session } from './session.ts'
import { thread } from './store.ts'

/** Tells the page when a visitor who has not written before does. */
export function tellStart() {
  let told = false
  effect(() => {
    const { messages, pending } = thread.value
    if (told || session.known || messages.length || !pending.length) return
    told = true
    tell({ event: 'onEvent', eventIdentifier: 'chatwoot:on-start-conversation', data: { hasConversation: false } })
  })
}
