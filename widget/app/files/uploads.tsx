import { Icon } from '../components/icons.tsx'
import { t } from '../i18n.ts'
import { uploads } from '../uploads.ts'
import { FileName } from './file-name.tsx'
import { removeUpload, retryUpload } from './queue.ts'

/** Files on their way, after the last message. */
export function Uploads() {
  return uploads.value.map(({ key, file, part, state }, i) => (
    <div class={`message is-mine is-last ${i ? '' : 'is-first'}`} key={key}>
      <div class="body">
        <FileName name={file.name}>
          {state === 'going' && <progress value={part} aria-label={t('uploading', { name: file.name })} />}
          <button
            type="button"
            class="round"
            aria-label={t('remove', { name: file.name })}
            title={t('remove', { name: file.name })}
            onClick={() => removeUpload(key)}
          >
            <Icon name="close" />
          </button>
        </FileName>
        {state === 'failed' && (
          <p class="meta is-failed" role="alert">
            {t('failed')}{' '}
            <button type="button" class="link" onClick={() => retryUpload(key)}>
              {t('retry')}
            </button>
          </p>
        )}
      </div>
    </div>
  ))
}
