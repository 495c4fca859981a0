import { direction, pickLocale } from '../locale.ts'
import type { Settings } from '../npm/types.ts'
import { element, icon } from './dom.ts'
import type { LauncherWire } from './launcher.ts'
import { wordsIn } from './strings.ts'

const chat = 'M21 11.5a8.4 8.4 0 0 1-12.2 7.5L3.5 20.5 5 15.2A8.5 8.5 0 1 1 21 11.5Z'
const chevron = 'm6 9.5 6 6 6-6'
const defaultColour = '#2563eb'
const white = '#ffffff'

type Shown = {
  state: Settings & { isOpen: boolean }
  wire: LauncherWire
  unread: number
  label: string
  language: () => string | undefined
}

/** The button that opens and closes the panel, with the number of unread messages on it. */
export function createBubble(onClick: () => void) {
  const badge = element('span', { class: 'cw-badge', 'aria-hidden': 'true' })
  const label = element('span', {})
  const button = element('button', { type: 'button', 'aria-haspopup': 'dialog' })
  button.append(icon('cw-chat', chat), icon('cw-close', chevron), label, badge)
  button.addEventListener('click', onClick)
  const holder = element('div', { id: 'cw-bubble-holder' }, button)

  return {
    holder,
    focus: () => button.focus(),
    draw({ state, wire, unread, ...shown }: Shown) {
      const { isOpen } = state
      const language = shown.language()
      const words = wordsIn(language)
      const isExpanded = state.type === 'expanded_bubble'
      const name = isOpen ? words.close : state.launcherTitle || (isExpanded ? shown.label || words.title : words.open)
      const ink = wire.text_color ?? white
      button.className = `woot-widget-bubble${isExpanded ? ' woot-widget--expanded' : ''}${unread ? ' unread-notification' : ''}${ink === white ? '' : ' woot-widget-bubble-color--lighter'}`
      holder.className = `woot--bubble-holder woot-elements--${state.position}${state.hideMessageBubble ? ' woot-hidden' : ''}${isOpen ? ' cw-open' : ''}`
      button.style.setProperty('--cw-accent', wire.widget_color ?? defaultColour)
      button.style.setProperty('--cw-on-accent', ink)
      button.setAttribute('aria-expanded', String(isOpen))
      button.setAttribute(
        'aria-label',
        unread && !isOpen ? `${name}, ${words.unread.replace('#', String(unread))}` : name,
      )
      button.dir = direction(pickLocale(language) ?? 'en')
      label.textContent = isExpanded ? name : ''
      badge.textContent = unread ? (unread > 9 ? '9+' : String(unread)) : ''
    },
  }
}
