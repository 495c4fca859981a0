import { loadOlder } from '../conversation.ts'
import { thread } from '../store.ts'

/** So many pages of history are looked through for what was answered. */
const furthest = 20

/** Brings the reader to a message, loading history as far as it takes. */
export async function jumpTo(id: number) {
  for (let page = 0; page < furthest && !find(id) && thread.value.hasOlder; page++) if (!(await loadOlder())) return
  // What was loaded is drawn in the next frame.
  requestAnimationFrame(() => requestAnimationFrame(() => show(id)))
}

const find = (id: number) => thread.value.messages.some(m => m.id === id)

function show(id: number) {
  const element = document.getElementById(`m${id}`)
  if (!element) return
  element.scrollIntoView({ block: 'center' })
  element.focus({ preventScroll: true })
  element.classList.remove('is-target')
  element.getBoundingClientRect() // so that it lights up a second time, too
  element.classList.add('is-target')
}
