/** The frame protocol: strings, so that wrappers written for Chatwoot's widget can listen too. */
const prefix = 'chatwoot-widget:'

/** What a page may set in `window.chatwootSettings` and the frame cares about. */
export type FrameSettings = {
  locale?: string
  darkMode?: ColorScheme
  position?: 'left' | 'right'
  hideMessageBubble?: boolean
  welcomeTitle?: string
  welcomeDescription?: string
  availableMessage?: string
  unavailableMessage?: string
  enableFileUpload?: boolean
  enableEmojiPicker?: boolean
  /** Ours: false for no sound when an answer comes. */
  enableSound?: boolean
}

export type ColorScheme = 'light' | 'auto' | 'dark'

export type HostEvent =
  | ({ event: 'config-set' } & FrameSettings)
  | { event: 'toggle-open'; isOpen: boolean }
  | { event: 'change-url'; referrerURL: string; referrerHost: string }
  | { event: 'set-locale'; locale: string }
  | { event: 'set-color-scheme'; darkMode: ColorScheme }
  | { event: 'sdk-set-bubble-visibility'; hideMessageBubble: boolean }

export type FrameEvent =
  | { event: 'loaded'; config: { channelConfig: Record<string, unknown> } }
  | { event: 'setAuthCookie'; data: { widgetAuthToken: string } }
  | { event: 'handleNotificationDot'; unreadMessageCount: number }
  | { event: 'onEvent'; eventIdentifier: string; data: unknown }
  | { event: 'error'; errorType: string; data: unknown }
  | { event: 'postback'; data: { payload: string } }
  | { event: 'closeWindow' }
  | { event: 'toggleBubble' }

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
