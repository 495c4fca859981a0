import { createStore } from '../data/store.ts'

/** What of a conversation is being chosen in a window over the page; null for nothing. */
export type Opened =
  | { what: 'team' | 'labels' | 'priority' | 'participants' | 'transcript' | 'snooze' | 'macro' }
  | { what: 'run'; macroId: number }
  | null

export const opened = createStore<Opened>(null)
export const openAction = (next: Opened) => opened.set(next)
