import { computed, signal } from '@preact/signals'
import { focusOn } from './focus.ts'
import { thread } from './store.ts'

/** The id of the message that the next one answers; 0 for none. */
const target = signal(0)

/** The message that the visitor is answering. Of another visitor, or another conversation, it is not there. */
export const answered = computed(() => thread.value.messages.find(m => m.id === target.value))

export function replyTo(id: number) {
  target.value = id
  focusOn('composer')
}
