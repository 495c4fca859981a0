import { webAddress } from '../attachment.ts'
import { itemsOf } from './items.ts'
import type { KindProps } from './kinds.tsx'

type Article = { title: string; description?: string; link: string }

export function Articles({ message }: KindProps) {
  return (
    <ul class="cards">
      {itemsOf<Article>(message).map(({ key, title, description, link }) => (
        <li key={key}>
          <a class="card" href={webAddress(link)}>
            <span class="title" dir="auto">
              {title}
            </span>
            {description && (
              <span class="about" dir="auto">
                {description}
              </span>
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
