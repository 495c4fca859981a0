import { useSignal } from '@preact/signals'
import { Icon } from '../components/icons.tsx'
import { t } from '../i18n.ts'
import { valuesOf } from './items.ts'
import type { KindProps } from './kinds.tsx'
import { Problem } from './problem.tsx'
import { useAnswer } from './use-answer.ts'

const faces = ['😞', '😑', '😐', '😀', '😍']
/** The server takes no rating later than this. */
const lockedAfter = 14 * 24 * 60 * 60

type Given = { csat_survey_response?: { rating: number; feedback_message?: string } }

/** `input_csat`: one of five, and then words if they like. With the words it is closed. */
export function Rating({ message }: KindProps) {
  const { busy, problem, give } = useAnswer(message.id)
  const words = useSignal('')
  const given = valuesOf<Given>(message)?.find(value => value.csat_survey_response)?.csat_survey_response
  const rating = given?.rating ?? 0
  const closed = Boolean(given?.feedback_message) || Date.now() / 1000 - message.created_at > lockedAfter
  const stars = message.content_attributes.display_type === 'star'
  const names = t('ratings').split('|')
  const rate = (chosen: number, feedback_message?: string) =>
    give({ message: { submitted_values: { csat_survey_response: { rating: chosen, feedback_message } } } })

  return (
    <div class="card">
      <fieldset class={stars ? 'rating is-stars' : 'rating'} aria-label={t('rating')}>
        {names.map((name, i) => (
          <button
            type="button"
            key={name}
            aria-label={stars ? t('stars', { count: i + 1 }) : name}
            title={stars ? undefined : name}
            aria-pressed={rating === i + 1}
            class={stars ? (rating > i ? 'is-on' : '') : rating > 0 && rating !== i + 1 ? 'is-off' : ''}
            disabled={closed}
            aria-disabled={busy}
            onClick={() => rate(i + 1)}
          >
            {stars ? <Icon name="star" /> : faces[i]}
          </button>
        ))}
      </fieldset>
      {given?.feedback_message && (
        <p class="about" dir="auto">
          {given.feedback_message}
        </p>
      )}
      {rating > 0 && (
        <p class="answered" role="status">
          {t('thanks')}
        </p>
      )}
      {rating > 0 && !closed && (
        <form
          class="ask"
          onSubmit={event => {
            event.preventDefault()
            if (words.value.trim()) rate(rating, words.value.trim())
          }}
        >
          <textarea
            rows={2}
            maxLength={2000}
            dir="auto"
            value={words.value}
            aria-label={t('feedback')}
            placeholder={t('feedback')}
            onInput={event => {
              words.value = event.currentTarget.value
            }}
          />
          <button type="submit" class="choice" aria-disabled={busy || !words.value.trim()}>
            {t('sendFeedback')}
          </button>
        </form>
      )}
      <Problem text={problem} />
    </div>
  )
}
