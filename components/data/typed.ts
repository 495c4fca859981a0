import { remember, type Store } from './outbox.ts'

/**
 * What is being typed into small fields that have no draft on the server, by the name of the field. It is on this device until
 * it has been saved, so that going elsewhere and a reload lose nothing.
 */
export function createTyped(prefix: string, store: Store | null) {
  const known = new Map<string, string | null>()
  const listeners = new Set<() => void>()
  const keyOf = (field: string) => `${prefix}:${field}`

  function kept(field: string): string | null {
    try {
      const text: unknown = JSON.parse(store?.getItem(keyOf(field)) ?? 'null')
      return typeof text === 'string' ? text : null
    } catch {
      return null
    }
  }

  return {
    read(field: string): string | null {
      if (!known.has(field)) known.set(field, kept(field))
      return known.get(field) ?? null
    },
    /** Null: it is saved, or given up. */
    write(field: string, text: string | null): void {
      known.set(field, text)
      if (text === null) store?.removeItem(keyOf(field))
      else remember(store, keyOf(field), text)
      for (const tell of listeners) tell()
    },
    subscribe(tell: () => void) {
      listeners.add(tell)
      return () => {
        listeners.delete(tell)
      }
    },
  }
}
