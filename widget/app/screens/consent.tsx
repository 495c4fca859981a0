import { focusOn } from '../focus.ts'
import { consent, fields } from '../gate.ts'
import { t } from '../i18n.ts'
import { takenUp } from '../peek.ts'
import { agreeAndSend, takeUp } from './beginning.ts'

const link = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/

/** What the website asks its visitors to agree to, in its own words. */
export function Consent() {
  const asked = consent.value
  if (!asked) return null
  function given() {
    agreeAndSend()
    if (takenUp.value && !fields.value.length) takeUp().catch(() => {})
    requestAnimationFrame(() => focusOn('composer'))
  }
  return (
    <section class="gate" aria-labelledby="consent">
      <h2 id="consent">{t('before')}</h2>
      <p class="consent" dir="auto">
        {asked.text.split(link).map((part, i) =>
          i % 2 ? (
            <a key={part} href={part}>
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </p>
      <button type="button" class="button" onClick={given}>
        {t('agree')}
      </button>
    </section>
  )
}
