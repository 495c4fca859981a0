import type { ContentType } from '#lib/protocol/message.ts'
import type { ThreadMessage } from '../thread.ts'
import { lazy } from './lazy.tsx'

const rich: ContentType[] = ['input_select', 'cards', 'form', 'article', 'input_email', 'input_csat', 'integrations']

const Rich = lazy<{ message: ThreadMessage }>(() => import('../kinds/kinds.tsx'))

/** What a message asks or offers besides its words (reference 4.10). The other kinds are their words alone. */
export function Kind({ message }: { message: ThreadMessage }) {
  return rich.includes(message.content_type) ? <Rich message={message} /> : null
}
