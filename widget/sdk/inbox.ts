/** What the bubble needs to know before the chat is opened. */
export type LauncherWire = { widget_color?: string; locale?: string; unread_count?: number }

const patience = 4000

/**
 * One small request for colour, language and, for a visitor who has written before, the unread count. Nothing when
 * there is no such inbox (any more).
 */
export async function fetchLauncher(
  origin: string,
  websiteToken: string,
  token: string,
): Promise<LauncherWire | undefined> {
  const query = new URLSearchParams({ website_token: websiteToken })
  if (token) query.set('cw_conversation', token)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  try {
    const response = await fetch(`${origin}/widget/launcher?${query}`, { credentials: 'omit', signal: stop.signal })
    if (response.status === 404) return
    return response.ok ? await response.json() : {}
  } catch {
    // A page whose policy forbids the request still gets its chat, in the default colour.
    return {}
  } finally {
    clearTimeout(timer)
  }
}
