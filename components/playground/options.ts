export type Value = string | boolean
export type Chosen = Record<string, Value | undefined>

type Option =
  | { name: string; kind: 'choice'; values: string[] }
  | { name: string; kind: 'switch'; usual: boolean }
  | { name: string; kind: 'text' }

/** Every setting that a page can make. `usual`: what a switch is when nothing is said. */
export const options: Option[] = [
  { name: 'position', kind: 'choice', values: ['right', 'left'] },
  { name: 'type', kind: 'choice', values: ['standard', 'expanded_bubble'] },
  { name: 'widgetStyle', kind: 'choice', values: ['standard', 'flat'] },
  { name: 'darkMode', kind: 'choice', values: ['light', 'auto', 'dark'] },
  { name: 'locale', kind: 'choice', values: ['', 'en', 'es', 'pt-BR', 'ar'] },
  { name: 'launcherTitle', kind: 'text' },
  { name: 'welcomeTitle', kind: 'text' },
  { name: 'welcomeDescription', kind: 'text' },
  { name: 'availableMessage', kind: 'text' },
  { name: 'unavailableMessage', kind: 'text' },
  { name: 'hideMessageBubble', kind: 'switch', usual: false },
  { name: 'useBrowserLanguage', kind: 'switch', usual: false },
  { name: 'showPopoutButton', kind: 'switch', usual: false },
  { name: 'showUnreadMessagesDialog', kind: 'switch', usual: true },
  { name: 'enableFileUpload', kind: 'switch', usual: true },
  { name: 'enableEmojiPicker', kind: 'switch', usual: true },
  { name: 'enableEndConversation', kind: 'switch', usual: true },
  { name: 'enableSound', kind: 'switch', usual: true },
]

/** The lines for a page with these settings. */
export function snippetFor(origin: string, websiteToken: string, chosen: Chosen) {
  const said = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined && value !== ''))
  const settings = Object.keys(said).length
    ? `<script>\n  window.chatwootSettings = ${JSON.stringify(said, null, 2).replaceAll('<', '\\u003c').replaceAll('\n', '\n  ')}\n</script>\n`
    : ''
  return `${settings}<script src="${origin}/widget.js" data-website-token="${websiteToken}" async></script>`
}
