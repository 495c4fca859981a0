/** Local storage, or nothing where the browser forbids it. */
export function localStore(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage
  } catch {
    return null
  }
}

/** Keeps it for the next visit; not where the browser forbids it, or is full. */
export function persist(key: string, value: string): void {
  try {
    localStore()?.setItem(key, value)
  } catch {}
}
