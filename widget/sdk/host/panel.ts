import type { FrameEvent, FrameSettings } from '../../bridge.ts'
import type { Core } from '../core.ts'
import { followAddress } from './address.ts'
import { createFrame, type Frame } from './frame.ts'
import { followKeyboard } from './keyboard.ts'

type Owner = {
  /** What the address of a new frame says besides. */
  query: () => Record<string, string>
  /** The app in the frame is there and knows the settings. */
  greet: (frame: Frame) => void
  receive: (message: FrameEvent) => void
  campaignsSnoozedTill: () => number | undefined
}

/** The frame on the page: there or not, open or not, or lying over the page unasked. */
export function createPanel(core: Core, owner: Owner) {
  const { state, signal, announce } = core
  const phone = matchMedia('(max-width: 668px)')
  let frame: Frame | undefined
  let ending = new AbortController()
  let shown = false
  let peeking = false
  let opener: Element | null = null

  addEventListener('message', event => frame?.receive(event), { signal })
  addEventListener(
    'keydown',
    event => {
      if (event.key === 'Escape' && state.isOpen && !event.defaultPrevented) core.toggle('close')
    },
    { signal },
  )
  phone.addEventListener('change', tellWidth, { signal })
  followAddress(tellAddress, signal)
  signal.addEventListener('abort', drop)

  function tellWidth() {
    frame?.send({ event: 'toggle-close-button', isMobile: phone.matches })
  }

  function tellAddress() {
    frame?.send({ event: 'change-url', referrerURL: location.href, referrerHost: location.host })
  }

  function configure() {
    const settings: FrameSettings = { ...state, locale: core.language() }
    frame?.send({ event: 'config-set', ...settings, campaignsSnoozedTill: owner.campaignsSnoozedTill() })
  }

  /** The frame, made now if there is none. */
  function ensure() {
    if (frame) return frame
    const query = new URLSearchParams({ website_token: state.websiteToken, theme: state.darkMode, ...owner.query() })
    const { widget_color: color } = core.wire
    if (color) query.set('color', color)
    const locale = core.language()
    if (locale) query.set('locale', locale)
    // The frame's own copy of the token only counts where the page cannot keep a cookie.
    if (!navigator.cookieEnabled) query.set('cookies', 'off')
    const made = createFrame(core, `${core.origin}/widget?${query}`, receive)
    frame = made
    core.hasFrame = true
    ending = new AbortController()
    followKeyboard(made.holder, ending.signal)
    draw()
    core.place?.put(made.holder)
    // Read once, so that the closed state is painted and the opening moves.
    made.holder.getBoundingClientRect()
    return made
  }

  function drop() {
    ending.abort()
    frame?.end()
    if (frame) core.place?.remove(frame.holder)
    frame = undefined
    core.hasFrame = peeking = false
  }

  function draw() {
    if (!frame) return
    const { holder } = frame
    const classes = {
      'woot-widget-holder': true,
      'woot--hide': !state.isOpen && !peeking,
      'woot-elements--left': state.position === 'left',
      'woot-elements--right': state.position === 'right',
      'woot-widget-holder--flat': state.widgetStyle === 'flat',
      'woot-widget--without-bubble': state.hideMessageBubble,
      'has-unread-view': peeking,
    }
    for (const [name, wanted] of Object.entries(classes)) holder.classList.toggle(name, wanted)
    holder.setAttribute('data-cw-scheme', state.darkMode)
    frame.frame.title = core.words().title
  }

  function receive(message: FrameEvent) {
    const { event } = message
    if (event === 'loaded') greet()
    else if (event === 'closeWindow' || event === 'closeChat' || (event === 'toggleBubble' && peeking)) close()
    else if (event === 'toggleBubble') core.toggle()
    else if (event === 'setCampaignMode') peek()
    else if (event === 'setUnreadMode') state.showUnreadMessagesDialog && peek()
    else if (event === 'resetUnreadMode') peeking && core.toggle('open')
    else if (event === 'updateIframeHeight') setHeight((message.isFixedHeight && message.extraHeight) || 0)
    else owner.receive(message)
  }

  function greet() {
    configure()
    tellAddress()
    tellWidth()
    if (frame) owner.greet(frame)
    tellOpen()
  }

  function tellOpen() {
    const { isOpen } = state
    frame?.send({ event: 'toggle-open', isOpen })
    if (!isOpen) return
    frame?.send({ event: 'widget-visible' })
    frame?.send({ event: 'push-event', eventName: 'webwidget.triggered' })
  }

  /** Shows what `state` says: open or closed. */
  function show() {
    const { isOpen } = state
    if (isOpen === shown) return
    shown = isOpen
    peeking = false
    setHeight(0)
    const { activeElement } = document
    if (isOpen) {
      opener = activeElement
      ensure()
    }
    draw()
    tellOpen()
    if (isOpen) frame?.frame.focus()
    else if (activeElement === frame?.frame || activeElement === document.body) giveFocusBack()
    announce(isOpen ? 'opened' : 'closed')
  }

  function giveFocusBack() {
    if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) opener.focus()
    else core.bubble.focus()
  }

  function close() {
    if (!peeking) return core.toggle('close')
    peeking = false
    setHeight(0)
    draw()
    tellOpen()
  }

  function peek() {
    if (state.isOpen) return
    peeking = true
    draw()
  }

  function setHeight(height: number) {
    frame?.holder.style.setProperty('--cw-fit', `${height}px`)
    frame?.holder.classList.toggle('cw-fit', height > 0)
  }

  return {
    ensure,
    drop,
    draw,
    show,
    configure,
    current: () => frame,
  }
}

export type Panel = ReturnType<typeof createPanel>
