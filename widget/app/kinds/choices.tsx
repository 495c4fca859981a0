import { Icon } from '../components/icons.tsx'
import { t } from '../i18n.ts'
import { itemsOf, valuesOf } from './items.ts'
import type { KindProps } from './kinds.tsx'
import { Problem } from './problem.tsx'
import { useAnswer } from './use-answer.ts'

type Option = { title: string; value: string }

/** `input_select`: one of a few; once it is chosen, the others are out. */
export function Choices({ message }: KindProps) {
  const { busy, problem, give } = useAnswer(message.id)
  const chosen = valuesOf<Option>(message)?.[0]
  return (
    <>
      <fieldset class="choices" aria-label={t('options')}>
        {itemsOf<Option>(message).map(({ key, title, value }) => (
          <button
            type="button"
            class="choice"
            key={key}
            dir="auto"
            aria-pressed={chosen?.value === value}
            disabled={chosen !== undefined}
            aria-disabled={busy}
            onClick={() => give({ message: { submitted_values: [{ title, value }] } })}
          >
            {title}
            {chosen?.value === value && <Icon name="check" />}
          </button>
        ))}
      </fieldset>
      <Problem text={problem} />
    </>
  )
}
