import { t } from '../i18n.ts'
import { typist } from '../store.ts'
import { Avatar } from './avatar.tsx'

export function TypingIndicator() {
  const agent = typist.value
  if (!agent) return null
  const name = agent.available_name || agent.name
  return (
    <div class="message is-theirs is-last is-new">
      <div class="face">
        <Avatar name={name} picture={agent.thumbnail} />
      </div>
      <div class="bubble typing" role="img" aria-label={t('typing', { name })}>
        <i />
        <i />
        <i />
      </div>
    </div>
  )
}
