/**
 * The floor plan: the rooms of `lib`, each allowed to use only the rooms above it. Upward talk is events.
 * `.dependency-cruiser.js` enforces it.
 */
export const rooms = [
  'protocol',
  'base',
  'accounts',
  'files',
  'users',
  'teams',
  'attributes',
  'filters',
  'inboxes',
  'agent-bots',
  'contacts',
  'labels',
  'data-imports',
  'canned-responses',
  'conversations',
  'message-templates',
  'assignment',
  'search',
  'notifications',
  'bulk-actions',
  'realtime',
  'webhooks',
  'channels',
  'demo',
  'api',
] as const
