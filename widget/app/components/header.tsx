import { tell } from '../host.ts'
import { t } from '../i18n.ts'
import { isFramed } from '../params.ts'
import { config, isNew, members, opensAt, settings } from '../store.ts'
import { Faces, isOnline } from './faces.tsx'
import { Icon } from './icons.tsx'
import { MenuButton } from './menu-button.tsx'
import { SoundButton } from './sound-button.tsx'
import { Welcome } from './welcome.tsx'

/** Who is at the other end. Before the first message it has the inbox's colour and says hello. */
export function Header() {
  return (
    <section class={isNew.value ? 'header is-hero' : 'header'} aria-label={t('team')}>
      <div class="bar">
        {config.value ? <Who /> : <div class="who" />}
        <SoundButton />
        <MenuButton />
        {isFramed && (
          <button type="button" class="round" aria-label={t('close')} title={t('close')} onClick={close}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {isNew.value && config.value && (
        <div class="hello">
          <Faces />
          <Welcome />
        </div>
      )}
    </section>
  )
}

const close = () => tell({ event: 'closeWindow' })

function Who() {
  return (
    <div class="who">
      {!isNew.value && <Faces />}
      <div class="titles">
        <h1 dir="auto">{config.value?.website_channel_config.website_name}</h1>
        <Availability isHere={!opensAt.value && members.value.some(isOnline)} />
      </div>
    </div>
  )
}

function Availability({ isHere }: { isHere: boolean }) {
  const { availableMessage, unavailableMessage } = settings.value
  const text = isHere ? availableMessage || t('online') : unavailableMessage || t('away')
  return (
    <p class="availability">
      <span class={isHere ? 'dot is-on' : 'dot'} />
      {text}
    </p>
  )
}
