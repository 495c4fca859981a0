import type { ColorScheme, FrameSettings } from '../bridge.ts'

/** `window.chatwootSettings`. */
export type Settings = FrameSettings & {
  type?: 'standard' | 'expanded_bubble'
  launcherTitle?: string
  useBrowserLanguage?: boolean
  baseDomain?: string
}

const schemes: ColorScheme[] = ['light', 'auto', 'dark']

/** The page's settings with every default filled in; a wrong value counts as none. */
export function readSettings(raw: Settings = {}) {
  return {
    enableEmojiPicker: true,
    enableEndConversation: true,
    showUnreadMessagesDialog: true,
    showPopoutButton: false,
    launcherTitle: '',
    ...raw,
    position: raw.position === 'left' ? ('left' as const) : ('right' as const),
    type: raw.type === 'expanded_bubble' ? ('expanded_bubble' as const) : ('standard' as const),
    widgetStyle: raw.widgetStyle === 'flat' ? ('flat' as const) : ('standard' as const),
    hideMessageBubble: raw.hideMessageBubble === true,
    darkMode: schemes.find(s => s === raw.darkMode) ?? ('light' as const),
    locale: raw.useBrowserLanguage ? navigator.language.replace('-', '_') : raw.locale,
  }
}
