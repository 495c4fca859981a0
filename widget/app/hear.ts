import { signal } from '@preact/signals'
import type { HostEvent, PageCall } from '../bridge.ts'
import { focusOn } from './focus.ts'
import { tell } from './host.ts'
import { identifying, identityHasCome } from './identifying.ts'
import { movedTo, referrer } from './page.ts'
import { postEvent } from './page-api.ts'
import { session } from './session.ts'
import { isOpen, settings } from './store.ts'

/** The page is as narrow as a phone: the chat fills it, and has to bring its own way out. */
export const isMobile = signal(false)

/** What the page around us says. */
export function hear(message: HostEvent) {
  const { event } = message
  // All settings at once: what is not said any more does not count any more.
  if (event === 'config-set') settings.value = message
  else if (event === 'set-locale') settings.value = { ...settings.value, locale: message.locale }
  else if (event === 'set-color-scheme') settings.value = { ...settings.value, darkMode: message.darkMode }
  else if (event === 'sdk-set-bubble-visibility')
    settings.value = { ...settings.value, hideMessageBubble: message.hideMessageBubble }
  else if (event === 'toggle-close-button') isMobile.value = message.isMobile
  else if (event === 'change-url') movedTo(message.referrerURL)
  else if (event === 'widget-visible') focusOn('composer')
  else if (event === 'push-event') happened(message.eventName)
  else if (event === 'toggle-open') isOpen.value = message.isOpen
  else if (event === 'show-campaign')
    import('./campaigns.ts').then(({ showCampaign }) => showCampaign(message.campaignId)).catch(() => {})
  else answer(message)
}

let calls: Promise<typeof import('./page-calls.ts')> | undefined

/**
 * Most pages ask for nothing: what does it comes when it is needed. It is asked for once, because several imports of the
 * same do not come back in the order in which they were asked for; where it did not come the next call asks again.
 */
async function answer(call: PageCall & { ask?: number }) {
  // At once: what is written from now on is written by this person.
  if (call.event === 'set-user') identityHasCome()
  calls ??= import('./page-calls.ts')
  try {
    const { answerPage } = await calls
    answerPage(call)
  } catch {
    calls = undefined
    if (call.event === 'set-user') identifying.value = false
    const error = { reason: 'unreachable', message: 'The server could not be reached' }
    if (call.ask !== undefined) tell({ event: 'answer', ask: call.ask, error })
  }
}

/** Only of who has written already: the others are nobody yet. */
function happened(eventName: string) {
  if (session.known) postEvent(eventName, { referer: referrer() }).catch(() => {})
}
