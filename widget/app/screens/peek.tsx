import { effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { messageType } from '#lib/protocol/message.ts'
import { Avatar } from '../components/avatar.tsx'
import { Icon } from '../components/icons.tsx'
import { gate } from '../gate.ts'
import { tell } from '../host.ts'
import { addWords, t } from '../i18n.ts'
import { identifying } from '../identifying.ts'
import { campaign, peek, takenUp, wavedOff } from '../peek.ts'
import { spoken } from '../spoken.ts'
import { announcement, config, isOpen, thread, unread } from '../store.ts'
import { takeUp } from './beginning.ts'
import english from './english.ts'
import css from './peek.lazy.css'

addWords(english)

export { css }

const most = 3
/** Until the page has made the frame visible: what is said before that is heard by nobody. */
const untilShown = 400

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
    announcement.value = ''
    const speaking = setTimeout(announce, untilShown)
    if (!box.current) return
    const sizes = new ResizeObserver(([entry]) => {
      const extraHeight = Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0)
      tell({ event: 'updateIframeHeight', isFixedHeight: true, extraHeight })
    })
    sizes.observe(box.current)
    return () => {
      clearTimeout(speaking)
      sizes.disconnect()
    }
  }, [kind])

  useEffect(() => {
    // Before the window hears of it, which would close the chat and leave this to come again.
    const keyPressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return
      event.stopPropagation()
      waveOff()
    }
    document.addEventListener('keydown', keyPressed)
    return () => document.removeEventListener('keydown', keyPressed)
  }, [])

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

async function open() {
  takenUp.value = campaign.value
  tell({ event: 'resetUnreadMode' })
  if (!takenUp.value) return
  await settled()
  if (!gate.value) takeUp().catch(() => {})
}

/** The page knows that the chat is open, and has said who the visitor is, if it knows: what begins now is begun by them. */
const settled = () =>
  new Promise<void>(resolve => {
    const stop = effect(() => {
      if (!isOpen.value || identifying.value) return
      resolve()
      queueMicrotask(() => stop())
    })
  })

function waveOff() {
  // The page shows none for an hour.
  if (campaign.value) tell({ event: 'setCampaignReadOn' })
  campaign.value = null
  wavedOff.value = thread.value.messages.at(-1)?.id ?? 0
  tell({ event: 'closeWindow' })
}

function announce() {
  announcement.value = said()
    .map(({ name, html }) => t('says', { name, text: spoken({ content_html: html, content_attributes: {} }) }))
    .join(' ')
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
