import { effect } from '@preact/signals'
import { render } from 'preact'
import { App } from './components/app.tsx'
import { load, markSeen, sendWaiting, start, wakeUp } from './conversation.ts'
import { hear } from './hear.ts'
import { listen, tell } from './host.ts'
import { followLocale } from './i18n.ts'
import { awaitIdentity } from './identifying.ts'
import { openLinksOutside } from './links.ts'
import { sayLoaded } from './loaded.ts'
import { isFramed } from './params.ts'
import { keepWaiting } from './session.ts'
import { tellStart } from './started.ts'
import { documentVisible, online, phase, settings, thread, unread, watching } from './store.ts'
import { followTheme } from './theme.ts'
import './styles/app.css'

listen(hear)

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

if (!isFramed) import('./alone.ts').then(({ fitAboveKeyboard }) => fitAboveKeyboard()).catch(() => {})
followTheme()
openLinksOutside()
// In the background: a language that loads slowly does not hold up the conversation.
followLocale()
// Before anything is drawn: it says who the visitor is, and so whose draft is shown.
start()
const root = document.getElementById('app')
if (root) render(<App onRetry={load} />, root)
sayLoaded()
awaitIdentity(sendWaiting)
tellStart()
effect(() => {
  keepWaiting(thread.value.pending)
})
