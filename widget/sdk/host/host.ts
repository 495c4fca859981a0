import type { Attributes, ColorScheme, FrameEvent, PageCall } from '../../bridge.ts'
import { createWaiting } from '../../waiting.ts'
import { type Core, failure } from '../core.ts'
import type { Settings } from '../settings.ts'
import css from './panel.css'
import { createPanel } from './panel.ts'
import { createVisitor } from './visitor.ts'

const snoozeCookie = 'cw_snooze_campaigns_till'
const hour = 3600

/** Everything that a page needs only once somebody opens the chat, or the page says something about the visitor. */
export function createHost(core: Core) {
  const { state, signal, announce } = core
  const { websiteToken } = state
  const waiting = createWaiting()
  const tabs = window.BroadcastChannel && new BroadcastChannel(`charla:${websiteToken}`)

  const panel = createPanel(core, {
    query: () => visitor.query(),
    greet(frame) {
      visitor.greet(frame)
      for (const call of waiting.take()) frame.ask(call).catch(error => announce('error', { error: error.message }))
    },
    receive,
    campaignsSnoozedTill: () => Number(core.readCookie(snoozeCookie)) || undefined,
  })
  const visitor = createVisitor(core, panel)

  core.adopt(css)
  if (tabs) {
    tabs.onmessage = ({ data }) => {
      if (data === 'reset') leave()
      else if (!panel.current()) core.setUnread(data)
    }
    signal.addEventListener('abort', () => tabs.close())
  }

  function receive(message: FrameEvent) {
    const { event } = message
    if (event === 'setAuthCookie') visitor.remember(message.data.widgetAuthToken)
    else if (event === 'handleNotificationDot') {
      core.setUnread(message.unreadMessageCount)
      tabs?.postMessage(message.unreadMessageCount)
    } else if (event === 'setBubbleLabel') {
      core.label = message.label
      core.draw()
    } else if (event === 'popoutChatWindow') popout()
    else if (event === 'setCampaignReadOn')
      core.writeCookie(snoozeCookie, String(Date.now() + hour * 1000), hour, state.baseDomain)
    else if (event === 'error' || event === 'postback') announce(event, message.data)
    else if (event === 'onEvent') announce(message.eventIdentifier.replace('chatwoot:', ''), message.data)
  }

  function leave() {
    visitor.leave()
    waiting.take()
    state.isOpen = false
    core.draw()
    panel.show()
  }

  function popout() {
    core.toggle('close')
    const token = core.readCookie('cw_conversation')
    const query = new URLSearchParams({
      website_token: websiteToken,
      locale: core.language() ?? '',
      ...(token ? { cw_conversation: token } : { reset: 'true' }),
    })
    window.open(
      `${core.origin}/widget?${query}`,
      `webwidget_session_${websiteToken}`,
      'resizable=off,width=400,height=600',
    )
  }

  /** Resolves when it is done, or, before there is a frame, at once: then it is kept until there is one. */
  async function tell(call: PageCall): Promise<void> {
    const frame = panel.current()
    if (frame) await frame.ask(call)
    else waiting.add(call)
  }

  return {
    show: panel.show,
    /** The frame is needed though nobody has opened it. */
    prepare() {
      panel.ensure()
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
    open() {
      core.toggle('open')
      panel.show()
    },
    close() {
      core.toggle('close')
      panel.show()
    },
    toggle(wanted?: 'open' | 'close') {
      core.toggle(wanted)
      panel.show()
    },
    popout,
    toggleBubbleVisibility: (visibility: 'show' | 'hide') => core.update({ hideMessageBubble: visibility === 'hide' }),
    setLocale: (locale: string) => core.update({ locale, useBrowserLanguage: false }),
    setColorScheme: (darkMode: ColorScheme) => core.update({ darkMode }),
    identify: visitor.identify,
    setUser: visitor.setUser,
    /** The page has forgotten the visitor; so does the frame, and so do other tabs. */
    logout() {
      leave()
      tabs?.postMessage('reset')
      // A frame that keeps the token itself has to hear it too.
      if (!navigator.cookieEnabled) panel.ensure()
    },
    setCustomAttributes: (customAttributes: Attributes) => tell({ event: 'set-custom-attributes', customAttributes }),
    deleteCustomAttribute: (customAttribute: string) => tell({ event: 'delete-custom-attribute', customAttribute }),
    setConversationCustomAttributes: (customAttributes: Attributes) =>
      tell({ event: 'set-conversation-custom-attributes', customAttributes }),
    deleteConversationCustomAttribute: (customAttribute: string) =>
      tell({ event: 'delete-conversation-custom-attribute', customAttribute }),
    setLabel: (label: string) => tell({ event: 'set-label', label }),
    removeLabel: (label: string) => tell({ event: 'remove-label', label }),
    /** Says something in the visitor's name. */
    async sendMessage(content: string): Promise<void> {
      if (typeof content !== 'string' || !content.trim()) throw failure('invalid', 'A message has text')
      await panel.ensure().ask({ event: 'send-message', content })
    },
  }
}

export type Host = ReturnType<typeof createHost>
