import { useSignal } from '@preact/signals'
import { focusOn, focusTarget } from '../focus.ts'
import { choices } from '../gate.ts'
import { t } from '../i18n.ts'
import { Icon } from './icons.tsx'
import { lazy } from './lazy.tsx'

const Menu = lazy<{ onClose: () => void }>(() => import('../screens/menu.tsx'))
const named = focusTarget('menu')

/** Opens what can be done with the conversation, when there is anything. */
export function MenuButton() {
  const open = useSignal(false)
  if (!Object.values(choices.value).some(Boolean)) return null
  const close = () => {
    open.value = false
    focusOn('menu')
  }
  return (
    <div class="menu-place">
      <button
        ref={named}
        type="button"
        class="round"
        aria-label={t('more')}
        title={t('more')}
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        <Icon name="more" />
      </button>
      {open.value && <Menu onClose={close} />}
    </div>
  )
}
