import { focusOn } from '../focus.ts'
import { t } from '../i18n.ts'
import { startAnew } from './beginning.ts'

/** The conversation is resolved and stays so. */
export function Ended() {
  const start = () => {
    startAnew()
    requestAnimationFrame(() => focusOn('composer'))
  }
  return (
    <section class="gate is-ended" aria-label={t('ended')}>
      <p>{t('ended')}</p>
      <button type="button" class="button" onClick={start}>
        {t('startAnew')}
      </button>
    </section>
  )
}
