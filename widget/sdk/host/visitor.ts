import type { PageCall } from '../../bridge.ts'
import type { User } from '../../npm/types.ts'
import { type Core, failure } from '../core.ts'
import type { Frame } from './frame.ts'
import { type Identity, identityOf, isSigned, markOf, type Named, proofOf } from './identity.ts'
import type { Panel } from './panel.ts'

const year = 365 * 24 * 3600
const reasons: Record<number, string> = {
  400: 'invalid',
  401: 'identity_refused',
  404: 'unknown_website',
  422: 'invalid',
  429: 'rate_limited',
}

export type Identified = { verified: boolean }

/** Who the page says that its visitor is, and what the browser keeps of it. */
export function createVisitor(core: Core, panel: Panel, leave: () => void) {
  const { state, announce } = core
  const ownerCookie = `cw_user_${state.websiteToken}`
  let identity: Identity | undefined
  let identifying: { key: string; done: Promise<Identified>; frame: Frame | undefined } | undefined

  /** Beside the token stands whose it is. */
  function sign() {
    if (identity) core.writeCookie(ownerCookie, markOf(identity.who), year, state.baseDomain)
  }

  const named = ({ identifier, user }: Identity): PageCall => ({ event: 'set-user', identifier, user })

  /** The person is known once the server has said so; until then nobody sees anything of anybody. */
  async function settle(mine: Identity, asked: Promise<unknown>, frame?: Frame): Promise<Identified> {
    try {
      await asked
    } catch (error) {
      const { reason } = error as { reason?: string }
      if (identity === mine && (reason === 'identity_refused' || reason === 'invalid')) {
        identity = core.proof = undefined
        announce('error', { errorType: 'SET_USER_ERROR', error: (error as Error).message })
      }
      throw error
    }
    if (identity !== mine) throw failure('superseded')
    if (frame) sign()
    return { verified: isSigned(mine) }
  }

  function become(mine: Identity): Promise<Identified> {
    const key = JSON.stringify(mine)
    if (identifying?.key === key) return identifying.done
    const before = identity ? markOf(identity.who) : core.readCookie(ownerCookie)
    if (before && before !== markOf(mine.who)) leave()
    identity = mine
    core.proof = proofOf(mine)
    const frame = state.isOpen ? panel.engage() : panel.engaged()
    const done = settle(mine, frame ? frame.ask(named(mine)) : check(), frame)
    identifying = { key, done, frame }
    const over = () => {
      if (identifying?.done === done) identifying = undefined
    }
    done.then(over, over)
    return done
  }

  /**
   * Before the visitor has opened the chat nothing is written, neither here nor there: the server only says whether the
   * signature is right.
   */
  async function check() {
    const { status, wire } = await core.refresh()
    if (status !== 200) throw failure(reasons[status] ?? 'unreachable', wire.error)
    if (!core.wire.has_campaigns) panel.withdraw()
    if (!core.hasFrame) core.setUnread(core.wire.unread_count ?? 0)
  }

  return {
    isNamed: () => identity !== undefined,
    sign,
    forget() {
      identity = identifying = undefined
    },
    /** Rejects with the reason: `identity_refused`, `invalid`, `rate_limited`, `unreachable`, `superseded`. */
    async identify(first: Named, second?: User): Promise<Identified> {
      return become(identityOf(first, second))
    },
    /** As pages do on every route: what was said already is not asked again. */
    async setUser(first: Named, second?: User): Promise<void> {
      const mine = identityOf(first, second)
      if (JSON.stringify(mine) !== JSON.stringify(identity)) await become(mine)
    },
    /** A frame that has been opened, or that the browser has loaded again, is told who is there. */
    greet(frame: Frame) {
      if (identity && identifying?.frame !== frame) settle(identity, frame.ask(named(identity)), frame).catch(() => {})
    },
  }
}
