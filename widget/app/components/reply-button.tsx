import { t } from '../i18n.ts'
import { replyTo } from '../replying.ts'
import { Icon } from './icons.tsx'

/** Beside a message, for the mouse and the keyboard; fingers swipe. */
export function ReplyButton({ id }: { id: number }) {
  return (
    <button type="button" class="round reply" aria-label={t('reply')} title={t('reply')} onClick={() => replyTo(id)}>
      <Icon name="reply" />
    </button>
  )
}
