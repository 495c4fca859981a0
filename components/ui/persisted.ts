/** Local storage, or nothing where the browser forbids it. */
export function localStore(): Storage | null {
  try {
    return typeof window === 'undefined' ? null : window.localStorage
  } catch {
    return null
  }
}
