import type { WidgetMessageWire } from '#lib/protocol/widget.ts'
import { patchMessage } from './api.ts'
import { thread } from './store.ts'
import { merge } from './thread.ts'

/** What a visitor answers, in the shapes that the server takes: values, a rating, an address (reference 3.7). */
export type Answer =
  | { contact: { email: string } }
  | { message: { submitted_values: { title?: string; name?: string; value: unknown }[] } }
  | { message: { submitted_values: { csat_survey_response: { rating: number; feedback_message?: string } } } }

/** Sends the answer, and shows the message as the server keeps it now. @throws Failure */
export async function answer(id: number, given: Answer) {
  const message = await patchMessage(id, given)
  thread.value = merge(thread.value, [message], seqOf(message))
}

/** What an event has said of the message already is older than this. */
const seqOf = ({ id }: WidgetMessageWire) => thread.value.messages.find(m => m.id === id)?.seq ?? 0
