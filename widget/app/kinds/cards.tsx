import { useSignal } from '@preact/signals'
import { webAddress } from '../attachment.ts'
import { Icon } from '../components/icons.tsx'
import { tell } from '../host.ts'
import { itemsOf } from './items.ts'
import type { KindProps } from './kinds.tsx'

type Action = { type: 'link'; text: string; uri: string } | { type: 'postback'; text: string; payload: string }
type Card = { title: string; description?: string; media_url?: string; actions?: Action[] }

export function Cards({ message }: KindProps) {
  return (
    <ul class="cards">
      {itemsOf<Card>(message).map(({ key, title, description, media_url, actions = [] }) => (
        <li class="card" key={key}>
          {/* biome-ignore lint/performance/noImgElement: there is no Next in the widget */}
          {webAddress(media_url) && <img src={webAddress(media_url)} alt="" loading="lazy" />}
          <p class="title" dir="auto">
            {title}
          </p>
          {description && (
            <p class="about" dir="auto">
              {description}
            </p>
          )}
          {actions.map(action => (
            <CardAction key={action.text} action={action} />
          ))}
        </li>
      ))}
    </ul>
  )
}

/** A link, or something that the page around us is told of (`chatwoot:postback`). */
function CardAction({ action }: { action: Action }) {
  const done = useSignal(false)
  if (action.type === 'link')
    return (
      <a class="choice" dir="auto" href={webAddress(action.uri)}>
        {action.text}
      </a>
    )
  const press = () => {
    done.value = true
    tell({ event: 'postback', data: { payload: action.payload } })
  }
  return (
    <button type="button" class="choice" dir="auto" onClick={press}>
      {action.text}
      {done.value && <Icon name="check" />}
    </button>
  )
}
