import { useSignal } from '@preact/signals'
import { Icon } from '../components/icons.tsx'
import { t } from '../i18n.ts'
import type { KindProps } from './kinds.tsx'
import { Problem } from './problem.tsx'
import { useAnswer } from './use-answer.ts'

/** `input_email`: the visitor's address, which becomes that of their contact. */
export function Email({ message }: KindProps) {
  const { busy, problem, give } = useAnswer(message.id)
  const wrong = useSignal('')
  const id = `email-${message.id}`
  const { submitted_email: given } = message.content_attributes
  if (typeof given === 'string')
    return (
      <p class="answered">
        <Icon name="check" />
        <bdi>{given}</bdi>
      </p>
    )

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const { email } = (event.currentTarget as HTMLFormElement).elements as unknown as { email: HTMLInputElement }
    wrong.value = email.validity.valid ? '' : t('badEmail')
    if (wrong.value) email.focus()
    else give({ contact: { email: email.value.trim() } })
  }
  return (
    <form class="ask" noValidate onSubmit={submit}>
      <div class="line">
        <input
          name="email"
          type="email"
          required
          autoComplete="email"
          aria-label={t('email')}
          placeholder={t('emailPlaceholder')}
          aria-invalid={wrong.value !== ''}
          aria-describedby={wrong.value ? id : undefined}
        />
        <button type="submit" class="round send" aria-label={t('sendEmail')} aria-disabled={busy}>
          <Icon name="send" />
        </button>
      </div>
      <Problem text={wrong.value || problem} id={id} />
    </form>
  )
}
