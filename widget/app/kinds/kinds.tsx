import type { ComponentType } from 'preact'
import type { ContentType } from '#lib/protocol/message.ts'
import { addWords } from '../i18n.ts'
import type { ThreadMessage } from '../thread.ts'
import { Articles } from './articles.tsx'
import { Cards } from './cards.tsx'
import { Choices } from './choices.tsx'
import { Email } from './email.tsx'
import english from './english.ts'
import formStyles from './form.lazy.css'
import { Form } from './form.tsx'
import kindStyles from './kinds.lazy.css'
import { Meeting } from './meeting.tsx'
import { Rating } from './rating.tsx'

addWords(english)

export const css = kindStyles + formStyles

export type KindProps = { message: ThreadMessage }

const kinds: Partial<Record<ContentType, ComponentType<KindProps>>> = {
  input_select: Choices,
  cards: Cards,
  form: Form,
  article: Articles,
  input_email: Email,
  input_csat: Rating,
  integrations: Meeting,
}

/** What a message asks or offers besides its words. */
export default function Kinds({ message }: KindProps) {
  const Kind = kinds[message.content_type]
  return Kind ? (
    <div class="kind">
      <Kind message={message} />
    </div>
  ) : null
}
