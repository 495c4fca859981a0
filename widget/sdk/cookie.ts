const conversationCookie = 'cw_conversation'
const year = 365 * 24 * 60 * 60

function write(value: string, maxAge: number, domain: string | undefined) {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  const scope = domain ? `; domain=${domain}` : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${conversationCookie}=${encodeURIComponent(value)}; path=/; max-age=${maxAge}; SameSite=Lax${secure}${scope}`
}

/** The visitor's token, when this visitor has written before. Sandboxed pages throw on any access. */
export function readToken() {
  try {
    const pair = document.cookie.split('; ').find(c => c.startsWith(`${conversationCookie}=`))
    return pair ? decodeURIComponent(pair.slice(conversationCookie.length + 1)) : ''
  } catch {
    return ''
  }
}

/** Remembers the visitor for a year, on `domain` and its sub-domains when the page gives one. */
export function rememberToken(token: string, domain: string | undefined) {
  try {
    write(token, year, domain)
  } catch {}
}

export function forgetToken(domain: string | undefined) {
  try {
    write('', 0, domain)
  } catch {}
}
