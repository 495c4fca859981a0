import { exact } from '../times.ts'
import type { MessageRow } from './message.tsx'

/** What was said: the visitor's own words as they are, those of agents as the server rendered them. */
export function Bubble({ row: { mine, message, pending, at } }: { row: MessageRow }) {
  if (mine || !message)
    return (
      <div class="bubble is-plain" dir="auto" title={exact(at)}>
        {message?.content ?? pending?.content}
      </div>
    )
  return (
    <div
      class="bubble"
      dir="auto"
      title={exact(at)}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the server has rendered this and made it safe
      dangerouslySetInnerHTML={{ __html: message.content_html }}
    />
  )
}
