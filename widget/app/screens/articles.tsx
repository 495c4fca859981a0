import { useSignal } from '@preact/signals'
import { Icon } from '../components/icons.tsx'
import { addWords, t } from '../i18n.ts'
import { config } from '../store.ts'
import css from './articles.lazy.css'
import english from './english.ts'

addWords(english)

export { css }

/** What is read most in the help center, before somebody asks; an article opens over the chat. */
export default function Articles() {
  const open = useSignal<{ id: number; title: string; url: string } | null>(null)
  /** The article that was read last: the focus goes back to its button. */
  const read = useSignal(0)
  const close = () => {
    read.value = open.value?.id ?? 0
    open.value = null
  }
  const articles = config.value?.website_channel_config.portal?.popular_articles ?? []
  if (open.value) return <Viewer {...open.value} onClose={close} />
  return (
    <section class="articles" aria-labelledby="articles">
      <h2 id="articles">{t('articles')}</h2>
      <ul>
        {articles.map(({ id, title, url }) => (
          <li key={id}>
            <button
              type="button"
              dir="auto"
              ref={button => {
                if (id !== read.peek()) return
                button?.focus()
                read.value = 0
              }}
              onClick={() => (open.value = { id, title, url })}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Viewer({ title, url, onClose }: { title: string; url: string; onClose: () => void }) {
  const address = new URL(url, location.origin)
  address.searchParams.set('show_plain_layout', 'true')
  address.searchParams.set('theme', document.documentElement.dataset.scheme ?? 'light')
  const keyPressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  return (
    <section class="viewer" aria-label={title} onKeyDown={keyPressed}>
      <div class="viewer-bar">
        <button
          type="button"
          class="round"
          aria-label={t('back')}
          title={t('back')}
          ref={button => button?.focus()}
          onClick={onClose}
        >
          <Icon name="back" />
        </button>
        <h2 dir="auto">{title}</h2>
      </div>
      <iframe title={title} src={String(address)} sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" />
    </section>
  )
}
