import { Icon } from '../components/icons.tsx'
import { t } from '../i18n.ts'
import { answered, replyTo } from '../replying.ts'
import { spoken } from '../spoken.ts'

/** Above the composer: what the next message will answer. */
export function ReplyBar() {
  const message = answered.value
  if (!message) return null
  return (
    <div class="reply-bar">
      <Icon name="reply" />
      <p>
        <span class="unseen">{t('repliesTo')}</span> <bdi dir="auto">{spoken(message)}</bdi>
      </p>
      <button
        type="button"
        class="round"
        aria-label={t('cancelReply')}
        title={t('cancelReply')}
        onClick={() => replyTo(0)}
      >
        <Icon name="close" />
      </button>
    </div>
  )
}
