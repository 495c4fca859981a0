const conversationCookie = 'cw_conversation'

/** Sandboxed pages throw on any access. */
export function readCookie(name: string) {
  try {
    const pair = document.cookie.split('; ').find(c => c.startsWith(`${name}=`))
    return pair ? decodeURIComponent(pair.slice(name.length + 1)) : ''
  } catch {
    return ''
  }
}

/** On `domain` and its sub-domains when the page gives one. `maxAge` in seconds; 0 takes it away. */
export function writeCookie(name: string, value: string, maxAge: number, domain: string | undefined) {
  try {
    const secure = location.protocol === 'https:' ? '; Secure' : ''
    const scope = domain ? `; domain=${domain}` : ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${maxAge}; SameSite=Lax${secure}${scope}`
  } catch {}
}

/** The visitor's token, when this visitor has acted before. */
export const readToken = () => readCookie(conversationCookie)

/** Nobody is known on this page any more. */
export function forgetVisitor(websiteToken: string, domain: string | undefined) {
  for (const name of [conversationCookie, `cw_user_${websiteToken}`]) {
    writeCookie(name, '', 0, domain)
    // Chatwoot's own widget has set one without a domain.
    if (domain) writeCookie(name, '', 0, undefined)
  }
}
