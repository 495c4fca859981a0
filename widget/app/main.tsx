import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './components/app.tsx'
import { load, markSeen, start, wakeUp } from './conversation.ts'
import { focusOn } from './focus.ts'
import { listen, tell } from './host.ts'
import { followLocale } from './i18n.ts'
import { openLinksOutside } from './links.ts'
import { movedTo } from './page.ts'
import { keepWaiting } from './session.ts'
import { documentVisible, isOpen, online, phase, settings, thread, unread, watching } from './store.ts'
import { followTheme } from './theme.ts'
import './styles/app.css'

listen(message => {
  const { event, ...values } = message
  if (event === 'config-set') settings.value = { ...settings.value, ...values }
  else if (event === 'set-locale') settings.value = { ...settings.value, locale: message.locale }
  else if (event === 'set-color-scheme') settings.value = { ...settings.value, darkMode: message.darkMode }
  else if (event === 'change-url') movedTo(message.referrerURL)
  else if (event === 'toggle-open') {
    isOpen.value = message.isOpen
    if (message.isOpen) focusOn('composer')
  }
})

addEventListener('keydown', event => {
  if (event.key === 'Escape' && !event.isComposing) tell({ event: 'closeWindow' })
})
addEventListener('online', () => {
  online.value = true
  wakeUp(true)
})
addEventListener('offline', () => {
  online.value = false
})
document.addEventListener('visibilitychange', () => {
  documentVisible.value = !document.hidden
  if (!document.hidden) wakeUp(false)
})

effect(() => {
  if (watching.value && unread.value) markSeen()
})
effect(() => {
  // Also when settings arrive: before the page has spoken it cannot be told.
  if (settings.value && phase.value === 'ready')
    tell({ event: 'handleNotificationDot', unreadMessageCount: unread.value })
})

followTheme()
openLinksOutside()
// In the background: a language that loads slowly does not hold up the conversation.
followLocale()
// Before anything is drawn: it says who the visitor is, and so whose draft is shown.
start()
const root = document.getElementById('app')
if (root) render(<App onRetry={load} />, root)
tell({ event: 'loaded', config: { channelConfig: {} } })
effect(() => {
  keepWaiting(thread.value.pending)
})
