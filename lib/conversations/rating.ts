import { invalid } from '#lib/base/errors.ts'
import type { Message } from './message.ts'

const LOCKED_AFTER_DAYS = 14
const FIELD = 'submitted_values.csat_survey_response'

/** How satisfied somebody was, 1 to 5, and what they had to say about it. */
type Rating = { rating?: unknown; feedback_message?: unknown }
type Values = Record<string, unknown> | Record<string, unknown>[] | null | undefined

/** The rating in submitted values. Chatwoot's widget sends an object, its documentation shows a list. */
export const ratingIn = (values: Values): Rating | undefined =>
  [values ?? []].flat().find(value => value.csat_survey_response)?.csat_survey_response as Rating | undefined

/**
 * Whether this rating may be given now: a whole number of 1 to 5, until fourteen days after it was asked for, and until
 * there are words with it (reference 4.10). The same again is no other one. @throws `invalid`
 */
export function assertRating(asking: Message, given: Rating | undefined, now: Date): void {
  const { rating, feedback_message: words = null } = given ?? {}
  if (!Number.isInteger(rating) || Number(rating) < 1 || Number(rating) > 5)
    throw invalid(`${FIELD}.rating: must be a whole number of 1 to 5`, `${FIELD}.rating`)
  if (words !== null && typeof words !== 'string')
    throw invalid(`${FIELD}.feedback_message: must be a text`, `${FIELD}.feedback_message`)
  const days = (now.getTime() - asking.created_at.getTime()) / 86_400_000
  if (days > LOCKED_AFTER_DAYS) throw invalid('You cannot update the CSAT survey after 14 days', 'submitted_values')
  const before = ratingIn(asking.content_attributes.submitted_values as Values)
  if (!before?.feedback_message) return
  if (before.rating !== rating || before.feedback_message !== words)
    throw invalid('You cannot update the CSAT survey after you have left feedback', 'submitted_values')
}
