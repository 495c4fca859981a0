import { useEffect } from 'react'
import { createStore } from './store.ts'

/** Forms of which something is not saved. */
const unsaved = new Set<symbol>()

/** Where somebody wanted to go while something was not saved; null when nobody is asked. */
export const leave = createStore<(() => void) | null>(null)

/** Goes at once, or asks first when something typed would be lost. */
export function leaving(go: () => void) {
  if (unsaved.size > 0) leave.set(go)
  else go()
}

export const anythingUnsaved = () => unsaved.size > 0

/** What is not saved may go: nobody asks a second time. */
export const forgetUnsaved = () => unsaved.clear()

/** While `dirty`, leaving the page asks: by links and commands in our own words, else in the browser's. */
export function useUnsaved(dirty: boolean) {
  useEffect(() => {
    if (!dirty) return
    const form = Symbol('form')
    unsaved.add(form)
    const guard = (event: BeforeUnloadEvent) => unsaved.has(form) && event.preventDefault()
    window.addEventListener('beforeunload', guard)
    return () => {
      unsaved.delete(form)
      window.removeEventListener('beforeunload', guard)
    }
  }, [dirty])
}
