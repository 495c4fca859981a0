import { Quote } from './quote.tsx'
import css from './replies.lazy.css'
import { ReplyBar } from './reply-bar.tsx'

export { css }

/** What a message answers, above it; without an `id`, what the next one will. */
export default function Replies({ id }: { id?: number }) {
  return id ? <Quote id={id} /> : <ReplyBar />
}
