import { gate } from '../gate.ts'
import { t } from '../i18n.ts'
import { past } from '../past.ts'
import { peek } from '../peek.ts'
import { announcement, config, isNew, phase } from '../store.ts'
import { Composer } from './composer.tsx'
import { Conversation } from './conversation.tsx'
import { Header } from './header.tsx'
import { lazy } from './lazy.tsx'
import { Notice } from './notice.tsx'
import { Skeleton } from './skeleton.tsx'
import { Unavailable } from './unavailable.tsx'

const Gate = lazy(() => import('../screens/gate.tsx'))
const Peek = lazy(() => import('../screens/peek.tsx'))
const Past = lazy(() => import('../screens/past.tsx'))
const Articles = lazy(() => import('../screens/articles.tsx'))

/** The whole panel. The composer is there from the first moment, so that nobody has to wait to write. */
export function App({ onRetry }: { onRetry: () => void }) {
  return (
    <>
      {peek.value ? <Peek /> : <Panel onRetry={onRetry} />}
      <div class="unseen" role="status" aria-live="polite">
        {announcement}
      </div>
    </>
  )
}

function Panel({ onRetry }: { onRetry: () => void }) {
  return (
    <>
      <Header />
      <main class="main" aria-label={t('conversation')}>
        <Notice />
        {gate.value !== 'form' && <div class="screen">{screen(onRetry)}</div>}
        {gate.value ? <Gate /> : <Composer />}
        {config.value?.website_channel_config.disable_branding === false && <p class="brand">{t('brand')}</p>}
      </main>
      {past.value && <Past />}
    </>
  )
}

function screen(onRetry: () => void) {
  if (phase.value === 'loading') return isNew.value ? null : <Skeleton />
  if (phase.value === 'failed') return <Unavailable onRetry={onRetry} />
  if (isNew.value && config.value?.website_channel_config.portal?.popular_articles.length) return <Articles />
  return <Conversation />
}
