import { signal } from '@preact/signals'
import { atBottom, mayAttach } from './store.ts'

/** A file on its way, shown as the message that it will be. `part` is what has gone of it, 0 to 1. */
export type Upload = { key: number; file: File; part: number; state: 'going' | 'failed' }

/** What sends them is a part that comes with the first of them (`files/`). */
export const uploads = signal<Upload[]>([])

let nextKey = 1

/** Each file is a message of its own, as soon as it has arrived; they go one after the other, so that the order stays. */
export function addFiles(files: Iterable<File>) {
  if (!mayAttach.value) return
  const added = [...files].map(file => ({ key: nextKey++, file, part: 0, state: 'going' as const }))
  uploads.value = [...uploads.value, ...added]
  atBottom.value = true
}
