import type { Attributes, Identifier, Settings, User } from './npm/types.ts'

/** The frame protocol: strings, so that wrappers written for Chatwoot's widget can listen too. */
const prefix = 'chatwoot-widget:'

/** What a page may set in `window.chatwootSettings` and the frame cares about. */
export type FrameSettings = Omit<Settings, 'type' | 'launcherTitle' | 'useBrowserLanguage' | 'baseDomain'>

export type ColorScheme = NonNullable<Settings['darkMode']>

/** What the page has asked for. With an `ask` it wants to hear how it ended: an `answer` with the same number. */
export type PageCall =
  /** Without an identifier the token says who it is. */
  | { event: 'set-user'; identifier?: Identifier; user: User }
  | { event: 'set-custom-attributes'; customAttributes: Attributes }
  | { event: 'delete-custom-attribute'; customAttribute: string }
  | { event: 'set-conversation-custom-attributes'; customAttributes: Attributes }
  | { event: 'delete-conversation-custom-attribute'; customAttribute: string }
  | { event: 'set-label'; label: string }
  | { event: 'remove-label'; label: string }
  | { event: 'send-message'; content: string }

export type HostEvent =
  | (PageCall & { ask?: number })
  | ({ event: 'config-set' } & FrameSettings)
  | { event: 'toggle-open'; isOpen: boolean }
  | { event: 'widget-visible' }
  | { event: 'toggle-close-button'; isMobile: boolean }
  | { event: 'change-url'; referrerURL: string; referrerHost: string }
  /** The time of a campaign has come. */
  | { event: 'show-campaign'; campaignId: number }
  | { event: 'push-event'; eventName: string }
  | { event: 'set-locale'; locale: string }
  | { event: 'set-color-scheme'; darkMode: ColorScheme }
  | { event: 'sdk-set-bubble-visibility'; hideMessageBubble: boolean }

export type FrameEvent =
  | { event: 'loaded'; config: { authToken?: string; channelConfig: Record<string, unknown> } }
  | { event: 'setAuthCookie'; data: { widgetAuthToken: string } }
  | { event: 'handleNotificationDot'; unreadMessageCount: number }
  /** The words on an expanded bubble, where the page has none of its own. */
  | { event: 'setBubbleLabel'; label: string }
  | { event: 'onEvent'; eventIdentifier: string; data: unknown }
  /** The visitor has pressed a button of a card. */
  | { event: 'postback'; data: { payload: string } }
  | { event: 'error'; errorType: string; data: unknown }
  | { event: 'answer'; ask: number; error?: { reason: string; message: string }; data?: unknown }
  /** Close the panel, or what lies over the page without having been opened. */
  | { event: 'closeWindow' | 'closeChat' | 'toggleBubble' }
  /** Without the fields: as the page is set. */
  | { event: 'popoutChatWindow'; baseUrl?: string; websiteToken?: string; locale?: string }
  /** Shows the frame over the page though nobody has opened it: unread messages, a campaign. `isOpen` stays false. */
  | { event: 'setUnreadMode'; unreadMessageCount?: number }
  | { event: 'setCampaignMode' }
  /** The visitor has pressed on it: from now on it is the open chat. */
  | { event: 'resetUnreadMode' }
  /** While the frame lies over the page unasked: how high it is, in px. */
  | { event: 'updateIframeHeight'; extraHeight?: number; isFixedHeight?: boolean }
  /** The visitor has waved a campaign off: none for an hour. */
  | { event: 'setCampaignReadOn' }

export function encode(message: HostEvent | FrameEvent) {
  return prefix + JSON.stringify(message)
}

/** The message, or nothing when the data is not of this protocol. */
export function decode<Message extends HostEvent | FrameEvent>(data: unknown): Message | undefined {
  if (typeof data !== 'string' || !data.startsWith(prefix)) return
  try {
    return JSON.parse(data.slice(prefix.length))
  } catch {
    return
  }
}
