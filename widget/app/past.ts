import { signal } from '@preact/signals'

/** The visitor has conversations besides the one that is on the screen. */
export const hasPast = signal(false)
/** They are looking through them. */
export const past = signal(false)
