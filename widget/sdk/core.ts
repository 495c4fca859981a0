import type { Settings } from '../npm/types.ts'
import { createBubble } from './bubble.ts'
import { forgetVisitor, readCookie, readToken, writeCookie } from './cookie.ts'
import { announce, body, element } from './dom.ts'
import type { Calls } from './host/calls.ts'
import type { Host } from './host/host.ts'
import { fetchLauncher, type LauncherWire, type Proof } from './launcher.ts'
import { createPlace, type Place } from './place.ts'
import { readSettings } from './settings.ts'
import { wordsIn } from './strings.ts'
import css from './styles.css'
import { adoptStyles } from './styles.ts'

export type Installation = { websiteToken: string; baseUrl: string; nonce?: string }

/** Why a call of `charla` has failed; `reason` is for code, the message for people. */
export const failure = (reason: string, message = reason) => Object.assign(new Error(message), { reason })

type Methods = Host & Calls
type Given<Name extends keyof Methods> = Methods[Name] extends (...args: infer Args) => unknown ? Args : never

/**
 * The widget of one page as long as nobody needs more of it than the bubble. Everything else is in the part that
 * `call` loads. That part may be newer than this one, which browsers keep for a day: what it uses of this only grows.
 */
export function createCore({ websiteToken, baseUrl, nonce }: Installation, given: Settings | undefined) {
  const end = new AbortController()
  const { signal } = end
  const origin = new URL(baseUrl, location.href).origin
  let host: Promise<Host> | undefined
  let tries = 0

  const state = {
    ...readSettings(given),
    baseUrl,
    websiteToken,
    hasLoaded: false,
    isOpen: false,
    resetTriggered: false,
    identifier: undefined as string | number | undefined,
    user: undefined as object | undefined,
  }
  const bubble = createBubble(() => toggle())

  const core = {
    origin,
    signal,
    bubble,
    /** What the page sees as `$chatwoot`. */
    state,
    wire: {} as LauncherWire,
    unread: 0,
    /** The words of an expanded bubble whose page has none of its own. */
    label: '',
    /** Who the page says that the visitor is, for the server to check and to count for. */
    proof: undefined as Proof | undefined,
    /** There is a frame, and it counts what is unread. */
    hasFrame: false,
    place: undefined as Place | undefined,
    started: undefined as unknown as Promise<void>,
    announce,
    element,
    readCookie,
    writeCookie,
    adopt: (sheet: string) => adoptStyles(sheet, signal, nonce),
    forget: () => forgetVisitor(websiteToken, state.baseDomain),
    language: () => state.locale || core.wire.locale,
    words: () => wordsIn(core.language()),
    draw,
    setUnread,
    toggle,
    update,
    reset,
    refresh,
    call,
    destroy() {
      end.abort()
      bubble.holder.remove()
    },
  }

  function draw() {
    bubble.draw(core)
  }

  function setUnread(count: number) {
    core.unread = count
    draw()
  }

  function toggle(wanted?: 'open' | 'close') {
    const isOpen = wanted ? wanted === 'open' : !state.isOpen
    if (isOpen === state.isOpen) return
    state.isOpen = isOpen
    draw()
    quietly('show')
  }

  function update(changes: Settings) {
    Object.assign(state, readSettings({ ...state, ...changes }))
    draw()
    if (host) quietly('changed', changes)
  }

  /** Forgets the visitor. The next opening starts from nothing. */
  function reset(): Promise<unknown> {
    state.isOpen = false
    state.resetTriggered = true
    state.identifier = state.user = core.proof = undefined
    core.forget()
    setUnread(0)
    return call('logout')
  }

  /** Asks the server afresh. */
  async function refresh() {
    const { proof } = core
    const answer = await fetchLauncher(origin, websiteToken, readToken(), proof)
    if (answer.status === 200 && proof === core.proof && !signal.aborted) {
      core.wire = answer.wire
      if (core.hasFrame) draw()
      else {
        setUnread(answer.wire.unread_count ?? 0)
        if (answer.wire.cursor !== undefined) later(UNREAD_FILE, 'followUnread')
      }
    }
    return answer
  }

  /** What is done with the parts that are loaded only when they are needed. What is called first begins first. */
  async function call<Name extends keyof Methods>(name: Name, ...args: Given<Name>): Promise<unknown> {
    const found = turn.then(async () => {
      const methods = await load()
      return name in methods ? methods : methods.calls()
    })
    turn = found.catch(() => core.started)
    const method = ((await found) as Methods)[name] as ((...args: Given<Name>) => unknown) | undefined
    insist()
    if (!method) throw failure('invalid', `There is no ${name}`)
    return method(...args)
  }

  /** What the page is not told by a promise it is told by an event. */
  function quietly<Name extends keyof Methods>(name: Name, ...args: Given<Name>) {
    call(name, ...args).catch(error => announce('error', { error: error.message }))
  }

  function load(): Promise<Host> {
    // A browser may remember that an address has failed.
    host ??= part(`${HOST_FILE}?${tries}`)
      .then(({ createHost }) => {
        insist()
        return createHost(core)
      })
      .catch(() => {
        host = undefined
        tries++
        state.isOpen = false
        draw()
        insist()
        throw failure('unreachable')
      })
    return host as Promise<Host>
  }

  const part = (name: string) => import(`${origin}/widget/assets/${name}`)

  /** What goes on beside, for who needs it; the page is the same without. */
  const later = (name: string, action: string) => {
    part(name).then(
      methods => methods[action](core),
      () => {},
    )
  }

  /** Of a widget that is off the page nothing is done any more. */
  function insist() {
    if (signal.aborted) throw failure('destroyed')
  }

  async function start() {
    await body()
    const { status } = await refresh()
    insist()
    if (status === 404) {
      announce('error', { error: 'unknown websiteToken' })
      throw failure('unknown_website')
    }
    core.adopt(css)
    core.place = createPlace(signal)
    draw()
    core.place.put(bubble.holder)
    // Whoever comes near it will need the rest in a moment.
    for (const near of ['pointerenter', 'focusin'])
      bubble.holder.addEventListener(near, () => load().catch(() => {}), { once: true })
    state.hasLoaded = true
    announce('ready')
    if (core.unread && state.showUnreadMessagesDialog) setTimeout(quietly, 0, 'prepare')
    if (core.wire.has_campaigns) later(CAMPAIGNS_FILE, 'followCampaigns')
  }

  core.started = start()
  let turn: Promise<unknown> = core.started
  turn.catch(() => {})
  return core
}

/** `tabs` is made by the first part that needs it. */
export type Core = ReturnType<typeof createCore> & { tabs?: BroadcastChannel }
