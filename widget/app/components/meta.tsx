import { retry } from '../conversation.ts'
import { t } from '../i18n.ts'
import { seenUpTo } from '../store.ts'
import { clock } from '../times.ts'
import type { MessageRow } from './message.tsx'

/** What became of a message, and when it was written. */
export function Meta({ row: { at, mine, last, newest, pending } }: { row: MessageRow }) {
  if (pending?.state === 'failed')
    return (
      <p class="meta is-failed" role="alert">
        {t('failed')}{' '}
        <button type="button" class="link" onClick={() => retry(pending.echo_id)}>
          {t('retry')}
        </button>
      </p>
    )
  if (!last) return null
  if (pending) return <p class="meta is-sending">{t('sending')}</p>
  return (
    <p class="meta">
      {mine && newest && `${t(seenUpTo.value >= at ? 'seen' : 'sent')} · `}
      <time dateTime={new Date(at * 1000).toISOString()}>{clock(at)}</time>
    </p>
  )
}
