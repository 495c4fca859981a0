/**
 * The floor plan: the rooms of `lib`, each allowed to use only the rooms above it. Upward talk is events.
 * `.dependency-cruiser.js` enforces it.
 */
export const rooms = [
  'protocol',
  'base',
  'accounts',
  'users',
  'teams',
  'attributes',
  'filters',
  'inboxes',
  'contacts',
  'labels',
  'data-imports',
  'canned-responses',
  'conversations',
  'bulk-actions',
  'realtime',
  'webhooks',
  'channels',
  'demo',
  'api',
] as const
