'use client'

import { MessagesSquare } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { startIdling } from '../ui/idle.ts'
import { Keys } from '../ui/keys.tsx'
import { Empty } from '../ui/states.tsx'

/** The middle pane before something is chosen. */
export function NoConversation() {
  const t = useTranslations('conversation.none')
  useEffect(startIdling, [])
  return (
    <div className="grid h-full place-items-center bg-bg">
      <Empty icon={MessagesSquare} title={t('title')}>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-2 text-start text-muted">
          <dt className="flex gap-1">
            <Keys keys="j" />
            <Keys keys="k" />
          </dt>
          <dd>{t('move')}</dd>
          <dt>
            <Keys keys="enter" />
          </dt>
          <dd>{t('open')}</dd>
          <dt>
            <Keys keys="mod+k" />
          </dt>
          <dd>{t('palette')}</dd>
        </dl>
      </Empty>
    </div>
  )
}
