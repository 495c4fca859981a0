import type { ColorScheme, FrameSettings } from '../bridge.ts'

/** `window.chatwootSettings`, as far as it is used. */
export type Settings = FrameSettings & {
  type?: 'standard' | 'expanded_bubble'
  launcherTitle?: string
  widgetStyle?: 'standard' | 'flat'
  useBrowserLanguage?: boolean
  baseDomain?: string
}

const schemes: ColorScheme[] = ['light', 'auto', 'dark']

/** The page's settings with every default filled in; a wrong value counts as none. */
export function readSettings(raw: Settings = {}) {
  return {
    ...raw,
    position: raw.position === 'left' ? ('left' as const) : ('right' as const),
    type: raw.type === 'expanded_bubble' ? ('expanded_bubble' as const) : ('standard' as const),
    launcherTitle: raw.launcherTitle ?? '',
    hideMessageBubble: raw.hideMessageBubble === true,
    darkMode: colorScheme(raw.darkMode),
    locale: raw.useBrowserLanguage ? navigator.language : raw.locale,
  }
}

export function colorScheme(mode: ColorScheme | undefined) {
  return schemes.find(s => s === mode) ?? 'light'
}
