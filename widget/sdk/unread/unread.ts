import { backoff } from '../../app/backoff.ts'
import type { Core } from '../core.ts'
import type { LauncherWire } from '../launcher.ts'
import { tabsOf } from '../tabs.ts'

const seconds = 25
const followers = new WeakMap<Core, () => void>()

/**
 * Hears at once what is said to a visitor whom the server knows, and what they have read elsewhere, as long as no frame
 * on this page does (W9). One request waits, and none while nobody looks at the page.
 */
export function followUnread(core: Core) {
  const follow = followers.get(core) ?? createFollower(core)
  followers.set(core, follow)
  follow()
}

function createFollower(core: Core) {
  const { origin, signal, state } = core
  let asking: AbortController | undefined

  /** Of who is proven the answer has brought one, which is kept on this page alone. */
  const tokenNow = () => core.wire.token ?? core.readCookie('cw_conversation')
  const isNeeded = () => core.wire.cursor !== undefined && !(core.hasFrame || document.hidden || signal.aborted)
  const stop = () => asking?.abort()

  /** Only by what the browser keeps of this person does a frame that nobody has opened know whose messages they are. */
  const isKept = () =>
    core.readCookie('cw_conversation') && (!core.wire.token || core.readCookie(`cw_user_${state.websiteToken}`))

  /** Nobody is known on this page any more. */
  function forget() {
    core.wire = { ...core.wire, cursor: undefined, token: undefined }
    stop()
  }

  async function ask(token: string, { signal }: AbortController): Promise<LauncherWire> {
    const query = new URLSearchParams({
      website_token: state.websiteToken,
      cw_conversation: token,
      cursor: String(core.wire.cursor),
      wait: String(seconds),
    })
    const response = await fetch(`${origin}/widget/launcher?${query}`, { credentials: 'omit', signal })
    if (!response.ok) throw new Error(String(response.status))
    return response.json()
  }

  function take(wire: LauncherWire) {
    const count = wire.unread_count ?? 0
    const isMore = count > core.unread
    core.wire = { ...wire, token: core.wire.token }
    core.setUnread(count)
    if (isMore && state.showUnreadMessagesDialog && isKept()) core.call('prepare').catch(() => {})
  }

  async function follow() {
    if (asking) return
    for (let failures = 0; isNeeded(); ) {
      const token = tokenNow()
      const mine = new AbortController()
      asking = mine
      try {
        const wire = await ask(token, mine)
        failures = 0
        // Otherwise somebody else has come meanwhile, or a frame, which counts by itself.
        if (isNeeded() && token === tokenNow()) take(wire)
      } catch {
        if (!mine.signal.aborted) await new Promise(resolve => setTimeout(resolve, backoff(failures++)))
      }
    }
    asking = undefined
  }

  const look = () => (document.hidden ? stop() : follow())
  document.addEventListener('visibilitychange', look, { signal })
  signal.addEventListener('abort', stop)
  tabsOf(core)?.addEventListener('message', ({ data }) => {
    if (core.hasFrame) return
    if (data === 'reset') {
      core.proof = undefined
      forget()
    }
    core.setUnread(Number(data) || 0)
  })

  return follow
}
