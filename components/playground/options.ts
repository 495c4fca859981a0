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

/** What is chosen, as a page says it. */
export const saidOf = (chosen: Chosen): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(chosen).filter((one): one is [string, Value] => one[1] !== undefined && one[1] !== ''),
  )
