import { t } from '../i18n.ts'
import { config, settings } from '../store.ts'

/** What stands before the first message, and at the beginning of the conversation ever after. */
export function Welcome() {
  const { welcome_title, welcome_tagline, reply_time } = config.value?.website_channel_config ?? {}
  const tagline = settings.value.welcomeDescription || welcome_tagline
  return (
    <div class="welcome">
      <h2 dir="auto">{settings.value.welcomeTitle || welcome_title || t('greeting')}</h2>
      {tagline && <p dir="auto">{tagline}</p>}
      {reply_time && <p class="reply-time">{t(reply_time)}</p>}
    </div>
  )
}
