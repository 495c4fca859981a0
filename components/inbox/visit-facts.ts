export type VisitFact = {
  id: 'page' | 'browser' | 'system' | 'language' | 'address'
  text: string
  href?: string
}

/** What the widget told about the visit, from the conversation's free attributes; whatever is missing is left out. */
export function visitFacts(attributes: Record<string, unknown>): VisitFact[] {
  const browser = record(attributes.browser)
  const page = text(attributes.referer)
  return [
    page && { id: 'page' as const, text: shortUrl(page), href: webUrl(page) },
    versioned('browser', browser.browser_name, browser.browser_version),
    versioned('system', browser.platform_name, browser.platform_version),
    text(attributes.browser_language) && { id: 'language' as const, text: text(attributes.browser_language) },
    text(attributes.created_at_ip) && { id: 'address' as const, text: text(attributes.created_at_ip) },
  ].filter(fact => fact !== '' && fact !== null)
}

/** Which version of the inbox's text the visitor agreed to, and when in unix seconds; null for who was not asked. */
export function consentOf(attributes: Record<string, unknown>): { version: number; at: number } | null {
  const { version, given_at } = record(attributes.consent)
  const at = Date.parse(text(given_at)) / 1000
  return typeof version === 'number' && at ? { version, at } : null
}

function versioned(id: 'browser' | 'system', name: unknown, version: unknown) {
  if (!text(name)) return null
  const major = text(version).split('.')[0]
  return { id, text: major ? `${text(name)} ${major}` : text(name) }
}

function record(value: unknown) {
  return (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
}

function text(value: unknown) {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Visitors send the address: only the web's own schemes may become a link. */
function webUrl(address: string) {
  return /^https?:\/\//i.test(address) ? address : undefined
}

function shortUrl(address: string) {
  return address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '')
}
