import type { Settings } from '../npm/types.ts'

const schemes: Settings['darkMode'][] = ['light', 'auto', 'dark']

/** The page's settings with every default filled in; a wrong value counts as none. */
export function readSettings(raw: Settings = {}) {
  return {
    ...raw,
    enableEmojiPicker: raw.enableEmojiPicker ?? true,
    enableEndConversation: raw.enableEndConversation ?? true,
    showUnreadMessagesDialog: raw.showUnreadMessagesDialog ?? true,
    showPopoutButton: raw.showPopoutButton === true,
    launcherTitle: raw.launcherTitle ?? '',
    position: raw.position === 'left' ? ('left' as const) : ('right' as const),
    type: raw.type === 'expanded_bubble' ? ('expanded_bubble' as const) : ('standard' as const),
    widgetStyle: raw.widgetStyle === 'flat' ? ('flat' as const) : ('standard' as const),
    hideMessageBubble: raw.hideMessageBubble === true,
    darkMode: schemes.find(s => s === raw.darkMode) ?? ('light' as const),
    locale: raw.useBrowserLanguage ? navigator.language.replace('-', '_') : raw.locale,
  }
}
