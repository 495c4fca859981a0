import type { AppManifest } from '../app.ts'

/** This contact in numbers: how often they have come, since when, and how long they wait. */
export const contactFigures = {
  id: 'contactFigures',
  conversationPanel: true,
} as const satisfies AppManifest
