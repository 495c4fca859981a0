import { createStore } from '../data/store.ts'

/** Whether the navigation lies over the screen, on small ones. */
export const drawer = createStore(false)

export function openNavigation() {
  drawer.set(true)
}
