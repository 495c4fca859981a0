'use client'

import { Compass } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/states.tsx'
import { paths } from './paths.ts'

export function MissingPage() {
  const t = useTranslations('errors')
  return (
    <main className="grid min-h-dvh place-items-center">
      <Empty page icon={Compass} title={t('pageMissing')} body={t('pageMissingBody')}>
        <Button asChild>
          <a href={paths.home}>{t('goHome')}</a>
        </Button>
      </Empty>
    </main>
  )
}
