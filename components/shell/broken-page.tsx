'use client'

import { TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/states.tsx'

/** Something in the page itself went wrong. What was typed is in the drafts. */
export function BrokenPage({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations('errors')
  useEffect(() => {
    if (process.env.NEXT_PUBLIC_SENTRY_DSN) import('@sentry/nextjs').then(Sentry => Sentry.captureException(error))
  }, [error])
  return (
    <main className="grid h-full min-h-96 place-items-center">
      <Empty page icon={TriangleAlert} title={t('broken')} body={t('brokenBody')}>
        <Button onClick={onRetry}>{t('retry')}</Button>
        <Button tone="ghost" onClick={() => location.reload()}>
          {t('reload')}
        </Button>
      </Empty>
    </main>
  )
}
