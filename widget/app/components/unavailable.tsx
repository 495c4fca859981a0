import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'

export function Unavailable({ onRetry }: { onRetry: () => void }) {
  return (
    <div class="unavailable" role="alert">
      <Icon name="alert" />
      <h2>{t('unavailable')}</h2>
      <p>{t('unavailableHint')}</p>
      <button type="button" class="button" onClick={onRetry}>
        {t('retry')}
      </button>
    </div>
  )
}
