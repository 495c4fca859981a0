import { tell } from '../host.ts'
import { t } from '../i18n.ts'
import { isFramed } from '../params.ts'
import { config, members, settings } from '../store.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icons.tsx'

const facesShown = 3

export function Header() {
  return (
    <header class="header">
      {config.value ? <Who /> : <div class="who" />}
      {isFramed && (
        <button type="button" class="round" aria-label={t('close')} title={t('close')} onClick={close}>
          <Icon name="close" />
        </button>
      )}
    </header>
  )
}

const close = () => tell({ event: 'closeWindow' })

function Who() {
  const { website_name = '' } = config.value?.website_channel_config ?? {}
  const online = members.value.filter(m => m.availability_status === 'online')
  const faces = [...online, ...members.value.filter(m => !online.includes(m))].slice(0, facesShown)
  return (
    <div class="who">
      <div class="faces">
        {faces.length ? (
          faces.map(m => <Avatar key={m.id} name={m.name} picture={m.avatar_url} />)
        ) : (
          <Avatar name={website_name} picture={config.value?.website_channel_config.avatar_url ?? ''} />
        )}
      </div>
      <div class="titles">
        <h1>{website_name}</h1>
        <Availability isOnline={online.length > 0} />
      </div>
    </div>
  )
}

function Availability({ isOnline }: { isOnline: boolean }) {
  const { availableMessage, unavailableMessage } = settings.value
  const text = isOnline ? availableMessage || t('online') : unavailableMessage || t('away')
  return (
    <p class="availability">
      <span class={isOnline ? 'dot is-on' : 'dot'} />
      {text}
    </p>
  )
}
