/** What a page in a frame asks with (reference §4.14). */
const question = 'chatwoot-dashboard-app:fetch-info'

export const asksForContext = (data: unknown) => data === question

/** What it is told, as Chatwoot's apps expect it: one text. */
export const contextMessage = (
  conversation: object,
  contact: object,
  currentAgent: { id: number; name: string; email: string },
) => JSON.stringify({ event: 'appContext', data: { conversation, contact, currentAgent } })

/** A page of another site keeps its own storage. One of this very site would be the dashboard: it is nobody in particular. */
export const sandboxFor = (url: string, here: string) =>
  ['allow-scripts', 'allow-forms', 'allow-popups', 'allow-popups-to-escape-sandbox', 'allow-downloads']
    .concat(originOf(url) === here ? [] : ['allow-same-origin'])
    .join(' ')

/** Whom it is told: the site that was agreed on, not one that the frame has gone to since. */
export const targetOf = (url: string, here: string) => (originOf(url) === here ? '*' : originOf(url))

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : 'null')
