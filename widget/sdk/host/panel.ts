import type { FrameEvent, FrameSettings } from '../../bridge.ts'
import type { Core } from '../core.ts'
import { followAddress } from './address.ts'
import { createFrame, type Frame } from './frame.ts'
import { followKeyboard } from './keyboard.ts'

type Owner = {
  /** What the address of a new frame says besides. */
  query: () => Record<string, string>
  /** The app in the frame is there and knows the settings, and the visitor has opened it. */
  greet: (frame: Frame) => void
  receive: (message: FrameEvent) => void
}

/** The frame on the page: there or not, open or not, or lying over the page unasked. */
export function createPanel(core: Core, owner: Owner) {
  const { state, signal, announce } = core
  const phone = matchMedia('(max-width: 668px)')
  let frame: Frame | undefined
  let ending = new AbortController()
  let shown = false
  let peeking = false
  let engaged = false
  let campaign: number | undefined
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
    frame?.send({ event: 'config-set', ...settings })
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

  /** The frame, which is in use from now on. Before that it says nothing to the server of who the visitor is (W3). */
  function engage() {
    const used = ensure()
    if (!engaged && used.hears()) owner.greet(used)
    engaged = true
    return used
  }

  function drop() {
    ending.abort()
    frame?.end()
    if (frame) core.place?.remove(frame.holder)
    frame = campaign = undefined
    core.hasFrame = peeking = engaged = false
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
    else if (event === 'resetUnreadMode') core.toggle('open')
    else if (event === 'updateIframeHeight') setHeight((message.isFixedHeight && message.extraHeight) || 0)
    else owner.receive(message)
  }

  function greet() {
    configure()
    tellAddress()
    tellWidth()
    if (frame && engaged) owner.greet(frame)
    tellCampaign()
    tellOpen()
  }

  function tellCampaign() {
    if (campaign) frame?.send({ event: 'show-campaign', campaignId: campaign })
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
      campaign = undefined
      engage()
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
    engage,
    /** The frame that is in use, if one is. */
    engaged: () => (engaged ? frame : undefined),
    /** A campaign's time has come. */
    suggest(id: number) {
      campaign = id
      if (ensure().hears()) tellCampaign()
    },
    /** The visitor turns out to have talked before: no campaign is for them. */
    withdraw() {
      if (campaign && !engaged) drop()
    },
    drop,
    draw,
    show,
    configure,
    current: () => frame,
  }
}

export type Panel = ReturnType<typeof createPanel>
