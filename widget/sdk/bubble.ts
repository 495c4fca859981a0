import { textOn } from '../colour.ts'
import { element, icon } from './dom.ts'
import type { strings } from './strings.ts'

const chat = 'M21 11.5a8.4 8.4 0 0 1-12.2 7.5L3.5 20.5 5 15.2A8.5 8.5 0 1 1 21 11.5Z'
const chevron = 'm6 9.5 6 6 6-6'

type Options = { position: 'left' | 'right'; title: string; expanded: boolean; onClick: () => void }

/** The button that opens and closes the panel, with the number of unread messages on it. */
export function createBubble({ position, title, expanded, onClick }: Options) {
  const badge = element('span', { class: 'cw-badge', 'aria-hidden': 'true' })
  const button = element('button', { type: 'button', class: 'woot-widget-bubble', 'aria-haspopup': 'dialog' })
  button.append(icon('cw-chat', chat), icon('cw-close', chevron))
  const label = element('span', {})
  if (expanded) {
    button.classList.add('woot-widget--expanded')
    button.append(label)
  }
  button.append(badge)
  button.addEventListener('click', onClick)
  const holder = element(
    'div',
    { id: 'cw-bubble-holder', class: `woot--bubble-holder woot-elements--${position}` },
    button,
  )

  return {
    holder,
    focus: () => button.focus(),
    paint(colour: string) {
      button.style.setProperty('--cw-accent', colour)
      button.style.setProperty('--cw-on-accent', textOn(colour))
    },
    update(state: { isOpen: boolean; hidden: boolean; unread: number; dir: string; text: (typeof strings)['en'] }) {
      const { isOpen, unread, text } = state
      const name = isOpen ? text.close : title || (expanded ? text.title : text.open)
      button.setAttribute('aria-expanded', String(isOpen))
      button.setAttribute('aria-label', unread && !isOpen ? `${name}, ${unread} ${text.unread}` : name)
      button.dir = state.dir
      button.classList.toggle('unread-notification', unread > 0)
      holder.classList.toggle('woot-hidden', state.hidden)
      holder.classList.toggle('cw-open', isOpen)
      label.textContent = name
      badge.textContent = unread ? (unread > 9 ? '9+' : String(unread)) : ''
    },
  }
}

export type Bubble = ReturnType<typeof createBubble>
