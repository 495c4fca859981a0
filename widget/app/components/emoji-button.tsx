import { useSignal } from '@preact/signals'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { lazy } from './lazy.tsx'

const Picker = lazy<{ onPick: (emoji: string) => void; onClose: () => void }>(() => import('../emoji/picker.tsx'))

export function EmojiButton({ onPick, onClose }: { onPick: (emoji: string) => void; onClose: () => void }) {
  const open = useSignal(false)
  const close = () => {
    open.value = false
    onClose()
  }
  return (
    <>
      <button
        type="button"
        class="round clip"
        aria-label={t('emoji')}
        title={t('emoji')}
        aria-expanded={open.value}
        // So that the field keeps its cursor.
        onMouseDown={event => event.preventDefault()}
        onClick={() => {
          open.value = !open.value
        }}
      >
        <Icon name="smile" />
      </button>
      {open.value && <Picker onPick={onPick} onClose={close} />}
    </>
  )
}
