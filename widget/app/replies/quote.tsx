import { Icon } from '../components/icons.tsx'
import { t } from '../i18n.ts'
import { spoken } from '../spoken.ts'
import { thread } from '../store.ts'
import { jumpTo } from './jump.ts'

/** What a message answers, above it. Leads there, also when it has not been loaded yet. */
export function Quote({ id }: { id: number }) {
  const message = thread.value.messages.find(m => m.id === id)
  return (
    <button type="button" class="quote" onClick={() => jumpTo(id)}>
      <Icon name="reply" />
      <span class="unseen">{t('repliesTo')} </span>
      <span dir="auto">{message ? spoken(message) : t('earlier')}</span>
    </button>
  )
}
