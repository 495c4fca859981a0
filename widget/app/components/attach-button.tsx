import { useRef } from 'preact/hooks'
import { focusOn } from '../focus.ts'
import { t } from '../i18n.ts'
import { addFiles } from '../uploads.ts'
import { Icon } from './icons.tsx'

export function AttachButton() {
  const picker = useRef<HTMLInputElement>(null)

  function choose(input: HTMLInputElement) {
    addFiles(input.files ?? [])
    input.value = '' // so that the same file can be chosen again
    focusOn('composer')
  }

  return (
    <>
      <input ref={picker} type="file" multiple hidden onChange={event => choose(event.currentTarget)} />
      <button
        type="button"
        class="round clip"
        aria-label={t('attach')}
        title={t('attach')}
        onClick={() => picker.current?.click()}
      >
        <Icon name="clip" />
      </button>
    </>
  )
}
