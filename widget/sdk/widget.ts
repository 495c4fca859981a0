import type { ColorScheme, FrameEvent } from '../bridge.ts'
import { hexColour } from '../colour.ts'
import { direction, pickLocale } from '../locale.ts'
import { createBubble } from './bubble.ts'
import { forgetToken, readToken, rememberToken } from './cookie.ts'
import { announce, whenBody } from './dom.ts'
import { fetchLauncher, type LauncherWire } from './inbox.ts'
import { createPanel, type Panel } from './panel.ts'
import { colorScheme, readSettings, type Settings } from './settings.ts'
import { strings } from './strings.ts'
import { adoptStyles } from './styles.ts'

const unreadEvery = 60_000

export type Installation = { websiteToken: string; baseUrl: string }

/** The widget of one page, and the object that the page knows as `window.$chatwoot`. */
export function createWidget({ websiteToken, baseUrl }: Installation, given: Settings | undefined) {
  const settings = readSettings(given)
  const origin = new URL(baseUrl, location.href).origin
  let inbox: LauncherWire = {}
  let panel: Panel | undefined
  let unread = 0
  let afterReset = false

  const bubble = createBubble({
    position: settings.position,
    title: settings.launcherTitle,
    expanded: settings.type === 'expanded_bubble',
    onClick: () => toggle(),
  })

  const api = {
    ...settings,
    baseUrl,
    websiteToken,
    hasLoaded: false,
    isOpen: false,
    resetTriggered: false,
    toggle,
    toggleBubbleVisibility(visibility: 'show' | 'hide') {
      api.hideMessageBubble = visibility === 'hide'
      panel?.holder.classList.toggle('woot-widget--without-bubble', api.hideMessageBubble)
      panel?.send({ event: 'sdk-set-bubble-visibility', hideMessageBubble: api.hideMessageBubble })
      draw()
    },
    setLocale(locale = 'en') {
      api.locale = locale
      panel?.send({ event: 'set-locale', locale })
      draw()
    },
    setColorScheme(mode: ColorScheme = 'light') {
      api.darkMode = colorScheme(mode)
      panel?.holder.setAttribute('data-cw-scheme', api.darkMode)
      panel?.send({ event: 'set-color-scheme', darkMode: api.darkMode })
    },
    /** Forgets the visitor. The next opening starts from nothing. */
    reset() {
      toggle('close')
      forgetToken(api.baseDomain)
      panel?.remove()
      panel = undefined
      unread = 0
      afterReset = true
      api.resetTriggered = true
      draw()
    },
  }

  function toggle(state?: 'open' | 'close') {
    const isOpen = state ? state === 'open' : !api.isOpen
    if (isOpen === api.isOpen) return
    api.isOpen = isOpen
    whenBody(show)
  }

  function show() {
    const { isOpen } = api
    const hadFocus = document.activeElement === panel?.frame || document.activeElement === document.body
    if (isOpen) panel ??= load()
    panel?.show(isOpen)
    panel?.send({ event: 'toggle-open', isOpen })
    draw()
    if (isOpen) panel?.frame.focus()
    else if (hadFocus) bubble.focus()
    announce(isOpen ? 'opened' : 'closed')
  }

  function load() {
    const color = hexColour(inbox.widget_color)
    const query = new URLSearchParams({ website_token: websiteToken, theme: api.darkMode, color })
    const token = readToken()
    if (token) query.set('cw_conversation', token)
    const locale = language()
    if (locale) query.set('locale', locale)
    // The frame's own copy of the token only counts where the page cannot keep a cookie.
    if (!navigator.cookieEnabled) query.set('cookies', 'off')
    if (afterReset) query.set('reset', 'true')
    const flat = api.widgetStyle === 'flat' ? 'woot-widget-holder--flat' : ''
    const alone = api.hideMessageBubble ? 'woot-widget--without-bubble' : ''
    const made = createPanel({
      src: `${origin}/widget?${query}`,
      origin,
      title: text().title,
      className: `woot-elements--${api.position} ${flat} ${alone}`,
      onMessage: receive,
    })
    made.holder.setAttribute('data-cw-scheme', api.darkMode)
    document.body.append(made.holder)
    // Read once, so that the closed state is painted and the opening moves.
    made.holder.getBoundingClientRect()
    return made
  }

  function receive(message: FrameEvent) {
    const { event } = message
    if (event === 'loaded') greet()
    else if (event === 'setAuthCookie') rememberToken(message.data.widgetAuthToken, api.baseDomain)
    else if (event === 'handleNotificationDot') setUnread(message.unreadMessageCount)
    else if (event === 'closeWindow') toggle('close')
    else if (event === 'toggleBubble') toggle()
    else if (event === 'error') announce('error', message.data)
    else if (event === 'onEvent') announce(message.eventIdentifier.replace('chatwoot:', ''), message.data)
  }

  function greet() {
    // Methods do not survive the encoding, so this is the settings.
    panel?.send({ event: 'config-set', ...api, locale: language() })
    panel?.send({ event: 'change-url', referrerURL: location.href, referrerHost: location.host })
    panel?.send({ event: 'toggle-open', isOpen: api.isOpen })
  }

  function setUnread(count: number | undefined) {
    unread = count ?? 0
    draw()
  }

  const language = () => api.locale || inbox.locale
  const text = () => strings[pickLocale(language()) ?? 'en']

  function draw() {
    bubble.update({
      isOpen: api.isOpen,
      hidden: api.hideMessageBubble,
      unread,
      dir: direction(pickLocale(language()) ?? 'en'),
      text: text(),
    })
    if (panel) panel.frame.title = text().title
  }

  async function start() {
    adoptStyles()
    addEventListener('keydown', event => {
      if (event.key === 'Escape' && api.isOpen && !event.defaultPrevented) toggle('close')
    })
    if (!(await refresh())) return announce('error', { error: 'unknown websiteToken' })
    bubble.paint(hexColour(inbox.widget_color))
    document.body.append(bubble.holder)
    setInterval(() => {
      if (!panel && !document.hidden && readToken()) refresh()
    }, unreadEvery)
    api.hasLoaded = true
    announce('ready')
  }

  async function refresh() {
    const answer = await fetchLauncher(origin, websiteToken, readToken())
    inbox = answer ?? inbox
    // Once there is a frame, it counts.
    if (panel) draw()
    else setUnread(inbox.unread_count)
    return answer
  }

  whenBody(start)
  return api
}
