import { useEffect, useRef } from 'preact/hooks'
import { messageType } from '#lib/protocol/message.ts'
import { Avatar } from '../components/avatar.tsx'
import { Icon } from '../components/icons.tsx'
import { gate } from '../gate.ts'
import { tell } from '../host.ts'
import { addWords, t } from '../i18n.ts'
import { campaign, peek, takenUp, wavedOff } from '../peek.ts'
import { config, settings, thread, unread } from '../store.ts'
import { takeUp } from './beginning.ts'
import english from './english.ts'
import css from './peek.lazy.css'

addWords(english)

export { css }

const most = 3
const hour = 3_600_000

type Said = { key: number; name: string; picture: string; html: string }

/** Lies over the page though nobody has opened the chat: what is unread, or what the website says by itself. */
export default function Peek() {
  const box = useRef<HTMLElement>(null)
  const kind = peek.value

  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.peek = ''
    return () => {
      delete dataset.peek
    }
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: says anew what it is
  useEffect(() => {
    tell({ event: kind === 'campaign' ? 'setCampaignMode' : 'setUnreadMode' })
    if (!box.current) return
    const sizes = new ResizeObserver(([entry]) => {
      const extraHeight = Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0)
      tell({ event: 'updateIframeHeight', isFixedHeight: true, extraHeight })
    })
    sizes.observe(box.current)
    return () => sizes.disconnect()
  }, [kind])

  function open() {
    takenUp.value = campaign.value
    if (takenUp.value && !gate.value) takeUp().catch(() => {})
    tell({ event: 'resetUnreadMode' })
  }

  function waveOff() {
    if (campaign.value) snooze()
    wavedOff.value = thread.value.messages.at(-1)?.id ?? 0
    tell({ event: 'closeWindow' })
  }

  return (
    <main class="peek" ref={box} aria-label={t('newMessages')}>
      <h1 class="unseen">{t('newMessages')}</h1>
      <button type="button" class="round" aria-label={t('dismiss')} title={t('dismiss')} onClick={waveOff}>
        <Icon name="close" />
      </button>
      {said().map(({ key, name, picture, html }) => (
        <article class="said" key={key}>
          <Avatar name={name} picture={picture} />
          <div>
            <p class="sender" dir="auto">
              {name}
            </p>
            <div
              dir="auto"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: the server has rendered this and made it safe
              dangerouslySetInnerHTML={{ __html: html }}
            />
          </div>
        </article>
      ))}
      <button type="button" class="button" onClick={open}>
        {t(kind === 'campaign' ? 'answerNow' : 'openChat')}
      </button>
    </main>
  )
}

/** None for an hour, here and on the pages that come. */
function snooze() {
  campaign.value = null
  settings.value = { ...settings.value, campaignsSnoozedTill: Date.now() + hour }
  tell({ event: 'setCampaignReadOn' })
}

function said(): Said[] {
  const { website_name = '', avatar_url = '' } = config.value?.website_channel_config ?? {}
  const one = campaign.value ?? takenUp.value
  if (one) {
    const { name, avatar_url: picture } = one.sender ?? { name: website_name, avatar_url }
    return [{ key: one.id, name, picture, html: one.message_html }]
  }
  const theirs = thread.value.messages.filter(message => message.message_type !== messageType.incoming)
  return theirs.slice(-Math.min(unread.value, most)).map(({ id, sender, content_html }) => ({
    key: id,
    name: sender?.name || website_name,
    picture: sender?.thumbnail ?? '',
    html: content_html,
  }))
}
