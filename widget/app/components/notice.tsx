import { t } from '../i18n.ts'
import { limited, lost, online } from '../store.ts'

/** One quiet line about the state of the connection, when there is something to say. */
export function Notice() {
  const text = notice()
  return (
    <div class="notices" role="status">
      {text && (
        <p class={lost.value && online.value ? 'notice is-late' : 'notice'} key={text}>
          {text}
        </p>
      )}
    </div>
  )
}

function notice() {
  if (!online.value) return t('offline')
  if (limited.value) return t('limited', { seconds: limited.value })
  if (lost.value) return t('reconnecting')
}
