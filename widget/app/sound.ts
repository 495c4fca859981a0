import { signal } from '@preact/signals'
import { storedMute } from './storage.ts'
import { settings, watching } from './store.ts'

/** The visitor wants it quiet, now or since another day. */
export const muted = signal(storedMute.read() !== '')

export function toggleSound() {
  muted.value = !muted.value
  storedMute.write(muted.value ? 'off' : '')
}

/** Somebody answered whom the visitor does not see. Silent where the page or the visitor wants it so. */
export function ding() {
  if (watching.peek() || muted.peek() || settings.peek().enableSound === false) return
  import('./chime.ts').then(({ chime }) => chime()).catch(() => {})
}
