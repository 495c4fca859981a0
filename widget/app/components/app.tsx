import { t } from '../i18n.ts'
import { announcement, isNew, phase } from '../store.ts'
import { Composer } from './composer.tsx'
import { Conversation } from './conversation.tsx'
import { Header } from './header.tsx'
import { Notice } from './notice.tsx'
import { Skeleton } from './skeleton.tsx'
import { Unavailable } from './unavailable.tsx'

/** The whole panel. The composer is there from the first moment, so that nobody has to wait to write. */
export function App({ onRetry }: { onRetry: () => void }) {
  return (
    <>
      <Header />
      <main class="main" aria-label={t('conversation')}>
        <Notice />
        <div class="screen">{screen(onRetry)}</div>
        <Composer />
      </main>
      <div class="unseen" role="status" aria-live="polite">
        {announcement}
      </div>
    </>
  )
}

function screen(onRetry: () => void) {
  if (phase.value === 'loading') return isNew.value ? null : <Skeleton />
  if (phase.value === 'failed') return <Unavailable onRetry={onRetry} />
  return <Conversation />
}
