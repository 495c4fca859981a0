import type { ColorScheme, FrameEvent } from '../../bridge.ts'
import type { Settings } from '../../npm/types.ts'
import { type Core, failure } from '../core.ts'
import { tabsOf } from '../tabs.ts'
import type { Calls } from './calls.ts'
import type { Frame } from './frame.ts'
import css from './panel.css'
import { createPanel } from './panel.ts'

const snoozeCookie = 'cw_snooze_campaigns_till'
const hour = 3600
const year = 365 * 24 * hour

/** What the part that knows what the page has said has to do with the frame. */
export type Caller = {
  /** Somebody is there whom the page has named. */
  isNamed: () => boolean
  /** A frame that has been opened, or that the browser has loaded again, is told what the page has said. */
  greet: (frame: Frame) => void
  /** Beside the token stands whose it is. */
  sign: () => void
  forget: () => void
}

/** What a page needs once somebody opens the chat. */
export function createHost(core: Core) {
  const { state, announce } = core
  const { websiteToken } = state
  const tabs = tabsOf(core)
  let calls: Promise<Calls> | undefined
  let caller: Caller | undefined
  let startsOver = false
  let tries = 0
  let snoozedTill = 0

  const panel = createPanel(core, {
    query,
    greet: frame => caller?.greet(frame),
    receive,
  })

  core.adopt(css)
  tabs?.addEventListener('message', ({ data }) => {
    if (data === 'reset') logout()
    else if (!panel.current()) core.setUnread(data)
  })

  function query() {
    const token = core.readCookie('cw_conversation')
    const isNamed = caller?.isNamed()
    const isNew = startsOver || (isNamed && !navigator.cookieEnabled)
    startsOver = false
    return {
      ...(token ? { cw_conversation: token } : {}),
      ...(isNamed ? { identify: 'true' } : {}),
      ...(isNew ? { reset: 'true' } : {}),
    }
  }

  function receive(message: FrameEvent) {
    const { event } = message
    if (event === 'setAuthCookie') {
      core.writeCookie('cw_conversation', message.data.widgetAuthToken, year, state.baseDomain)
      caller?.sign()
    } else if (event === 'handleNotificationDot') {
      core.setUnread(message.unreadMessageCount)
      tabs?.postMessage(message.unreadMessageCount)
    } else if (event === 'setBubbleLabel') {
      core.label = message.label
      core.draw()
    } else if (event === 'popoutChatWindow') popout()
    else if (event === 'setCampaignReadOn') snooze()
    else if (event === 'error' || event === 'postback') announce(event, message.data)
    else if (event === 'onEvent') announce(message.eventIdentifier.replace('chatwoot:', ''), message.data)
  }

  /** No campaign for an hour: here, and by the cookie on the pages that come. */
  function snooze() {
    snoozedTill = Date.now() + hour * 1000
    core.writeCookie(snoozeCookie, String(snoozedTill), hour, state.baseDomain)
  }

  /** Nothing of who was there is left on the page. */
  function leave() {
    panel.drop()
    caller?.forget()
    core.proof = undefined
    core.wire = { ...core.wire, cursor: undefined, token: undefined }
    core.forget()
    startsOver = true
    core.setUnread(0)
  }

  function logout() {
    leave()
    state.isOpen = false
    core.draw()
    panel.show()
    // A frame that keeps the token itself has to hear it too.
    if (!navigator.cookieEnabled) panel.ensure()
  }

  function popout() {
    core.toggle('close')
    const query = new URLSearchParams({ website_token: websiteToken, locale: core.language() ?? '' })
    const token = core.readCookie('cw_conversation')
    if (token) query.set('cw_conversation', token)
    else query.set('reset', 'true')
    window.open(
      `${core.origin}/widget?${query}`,
      `webwidget_session_${websiteToken}`,
      'resizable=off,width=400,height=600',
    )
  }

  function toggle(wanted?: 'open' | 'close') {
    core.toggle(wanted)
    panel.show()
  }

  return {
    show: panel.show,
    /** The frame is needed though nobody has opened it. */
    prepare() {
      panel.ensure()
    },
    /** The time of a campaign has come. */
    campaign(id: number) {
      if (!state.isOpen && snoozedTill <= Date.now()) panel.suggest(id)
    },
    /** The page has other settings now. */
    changed({ locale, darkMode, hideMessageBubble, ...rest }: Settings) {
      panel.draw()
      const send = panel.current()?.send
      if (locale) send?.({ event: 'set-locale', locale })
      if (darkMode) send?.({ event: 'set-color-scheme', darkMode: state.darkMode })
      if (hideMessageBubble !== undefined)
        send?.({ event: 'sdk-set-bubble-visibility', hideMessageBubble: state.hideMessageBubble })
      if (Object.keys(rest).length) panel.configure()
    },
    open: () => toggle('open'),
    close: () => toggle('close'),
    toggle,
    popout,
    toggleBubbleVisibility: (visibility: 'show' | 'hide') => core.update({ hideMessageBubble: visibility === 'hide' }),
    setLocale: (locale: string) => core.update({ locale, useBrowserLanguage: false }),
    setColorScheme: (darkMode: ColorScheme) => core.update({ darkMode }),
    /** The page has forgotten the visitor; so does the frame, and so do other tabs. */
    logout() {
      logout()
      tabs?.postMessage('reset')
    },
    /** The part that does what the page asks for besides. */
    calls: () =>
      (calls ??= import(`${core.origin}/widget/assets/${CALLS_FILE}?${tries}`).then(
        ({ createCalls }) => {
          const made: Calls & { caller: Caller } = createCalls(core, panel, leave)
          caller = made.caller
          return made
        },
        () => {
          calls = undefined
          tries++
          throw failure('unreachable')
        },
      )),
  }
}

export type Host = ReturnType<typeof createHost>
