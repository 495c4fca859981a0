import { t } from '../i18n.ts'
import { muted, toggleSound } from '../sound.ts'
import { settings } from '../store.ts'
import { Icon } from './icons.tsx'

/** Whether answers make a sound; not there where the page wants none. */
export function SoundButton() {
  if (settings.value.enableSound === false) return null
  return (
    <button
      type="button"
      class="round"
      aria-label={t('sound')}
      title={t('sound')}
      aria-pressed={!muted.value}
      onClick={toggleSound}
    >
      <Icon name={muted.value ? 'silent' : 'sound'} />
    </button>
  )
}
