/** Everything is optional. */
export type Settings = {
  /** The side of the bubble; `right` unless said otherwise. */
  position?: 'left' | 'right'
  /** A round bubble, or one with words on it. */
  type?: 'standard' | 'expanded_bubble'
  /** The words on an expanded bubble, and the name of either for screen readers. */
  launcherTitle?: string
  /** Round or square corners. */
  widgetStyle?: 'standard' | 'flat'
  /** `auto` follows the visitor's system. */
  darkMode?: 'light' | 'auto' | 'dark'
  /** `en`, `es`, `pt-BR`, `ar`; otherwise the inbox's. */
  locale?: string
  /** The visitor's own language, before `locale`. */
  useBrowserLanguage?: boolean
  /** No bubble: the page opens the chat by itself. */
  hideMessageBubble?: boolean
  showPopoutButton?: boolean
  /** Answers lie over the page while the chat is closed. */
  showUnreadMessagesDialog?: boolean
  /** Recognises a visitor on all sub-domains of it. */
  baseDomain?: string
  /** In place of the inbox's own words. */
  welcomeTitle?: string
  welcomeDescription?: string
  availableMessage?: string
  unavailableMessage?: string
  /** Undefined: what the inbox says. */
  enableFileUpload?: boolean
  enableEmojiPicker?: boolean
  enableEndConversation?: boolean
  enableSound?: boolean
}

export type BootOptions = Settings & {
  websiteToken: string
  /** Where your Charla is, like `https://chat.example.com`. */
  baseUrl?: string
}

export type Attributes = Record<string, unknown>
export type Identifier = string | number

/** Who your visitor is. Either signature proves it; the token is the better one, because it expires. */
export type User = {
  name?: string
  email?: string
  phone_number?: string
  avatar_url?: string
  /** HMAC-SHA256 of the identifier with the inbox's secret, in hex. */
  identifier_hash?: string
  /** A JWT (HS256 with the inbox's secret): `sub` is the identifier, `aud` the website token, `exp` soon. */
  identity_token?: string
  company_name?: string
  description?: string
  city?: string
  country_code?: string
  social_profiles?: Record<string, string>
  custom_attributes?: Attributes
}

/** The `reason` of what a call is rejected with. */
export type Reason =
  | 'identity_refused'
  | 'invalid'
  | 'rate_limited'
  | 'unreachable'
  | 'unknown_website'
  | 'superseded'
  | 'destroyed'

export type CharlaError = Error & { reason: Reason }

/**
 * `window.charla`. Every method answers a promise, may be called in any order and before the script is there, and is
 * rejected with a {@link CharlaError}.
 */
export type Charla = {
  /** Puts the chat on the page. Again with other settings: changes them. With another token: another chat. */
  boot(options: BootOptions): Promise<void>
  update(settings: Settings): Promise<void>
  /** Takes it off the page with everything that belongs to it. */
  destroy(): Promise<void>
  open(): Promise<void>
  close(): Promise<void>
  toggle(state?: 'open' | 'close'): Promise<void>
  popout(): Promise<void>
  /**
   * `verified`: a signature has proven it. Before the chat is opened nothing is stored anywhere; the one exception is
   * that a visitor has waved a campaign off, which a cookie remembers for an hour.
   */
  identify(identifier: Identifier, user?: User): Promise<{ verified: boolean }>
  identify(user: User & { identifier?: Identifier }): Promise<{ verified: boolean }>
  /** Forgets the visitor, in this tab and in others. */
  logout(): Promise<void>
  sendMessage(text: string): Promise<void>
  setCustomAttributes(attributes: Attributes): Promise<void>
  deleteCustomAttribute(name: string): Promise<void>
  setConversationCustomAttributes(attributes: Attributes): Promise<void>
  deleteConversationCustomAttribute(name: string): Promise<void>
  setLabel(label: string): Promise<void>
  removeLabel(label: string): Promise<void>
  setLocale(locale: string): Promise<void>
  setColorScheme(scheme: 'light' | 'auto' | 'dark'): Promise<void>
  toggleBubbleVisibility(visibility: 'show' | 'hide'): Promise<void>
}

/** What happens in the chat, and what the page is told of it. */
export type Events = {
  ready: undefined
  opened: undefined
  closed: undefined
  error: { error: string; errorType?: 'SET_USER_ERROR' }
  'on-message': { id: number; content: string | null; message_type: number; conversation_id: number }
  'on-start-conversation': { hasConversation: boolean }
  postback: { payload: string }
}
