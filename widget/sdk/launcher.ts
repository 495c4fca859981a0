/** What the bubble needs to know before the chat is opened. */
export type LauncherWire = {
  widget_color?: string
  /** Readable on it. */
  text_color?: string
  locale?: string
  unread_count?: number
  /** The website may say something by itself, to who has not written. */
  has_campaigns?: boolean
  /** Of who is known: from here on one may wait for what is said to them. */
  cursor?: number | undefined
  /** Of who is proven: theirs, to wait with. */
  token?: string | undefined
}

/** A signature of the website: whose unread messages are counted. */
export type Proof = { identifier?: string; identifier_hash?: string; identity_token?: string }

/** `status` is 0 where the server could not be asked. */
export type LauncherAnswer = { status: number; wire: LauncherWire & { error?: string } }

/** The bubble waits for it no longer; who says who is there wants to know. */
const patience = { bubble: 4000, proof: 20_000 }

/**
 * One small request for colour, language and, for a visitor who is known, the unread count. It stores nothing, here or
 * there. A proof goes in the body as a form: that needs no preflight and stands in no log.
 */
export async function fetchLauncher(
  origin: string,
  websiteToken: string,
  token: string,
  proof?: Proof,
): Promise<LauncherAnswer> {
  const query = new URLSearchParams({ website_token: websiteToken })
  if (token) query.set('cw_conversation', token)
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), proof ? patience.proof : patience.bubble)
  try {
    const response = await fetch(`${origin}/widget/launcher?${query}`, {
      credentials: 'omit',
      signal: stop.signal,
      ...(proof && { method: 'POST', body: new URLSearchParams(proof) }),
    })
    return { status: response.status, wire: await response.json() }
  } catch {
    // A page whose policy forbids the request still gets its chat, in the default colour.
    return { status: 0, wire: {} }
  } finally {
    clearTimeout(timer)
  }
}
