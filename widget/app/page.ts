import { signal } from '@preact/signals'

/** The page that the visitor is on, as it told us. */
export const page = signal(document.referrer)

/** The browser asks on its person's behalf not to be followed. */
const isPrivate =
  navigator.doNotTrack === '1' || (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl === true

/** What the server is told of where the visitor is. */
export const referrer = () => (isPrivate ? '' : page.value)

export function movedTo(url: string) {
  page.value = url
}
