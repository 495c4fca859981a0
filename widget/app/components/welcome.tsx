import { t } from '../i18n.ts'
import { config, opensAt, settings } from '../store.ts'
import { backText } from '../times.ts'

/** What stands before the first message, and at the beginning of the conversation ever after. */
export function Welcome() {
  const { welcome_title, welcome_tagline, reply_time } = config.value?.website_channel_config ?? {}
  const tagline = settings.value.welcomeDescription || welcome_tagline
  return (
    <div class="welcome">
      <h2 dir="auto">{settings.value.welcomeTitle || welcome_title || t('greeting')}</h2>
      {tagline && <p dir="auto">{tagline}</p>}
      {reply_time && <p class="reply-time">{opensAt.value ? backText(opensAt.value) : t(reply_time)}</p>}
    </div>
  )
}
