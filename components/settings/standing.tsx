'use client'

import { CircleAlert, CircleCheck, CircleOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { WebhookReceiverWire } from '#lib/protocol/webhook.ts'
import { cx } from '../ui/cx.ts'

const looks = {
  active: { icon: CircleCheck, color: 'text-good' },
  failing: { icon: CircleAlert, color: 'text-attention' },
  disabled: { icon: CircleOff, color: 'text-danger' },
} as const

/** How it stands with a receiver, in a word. One that was told nothing yet is active. */
export function Standing({ standing }: { standing: WebhookReceiverWire | undefined }) {
  const t = useTranslations('settings.webhooks')
  const state = standing?.disabled_at ? 'disabled' : standing?.failing_since ? 'failing' : 'active'
  const { icon: Icon, color } = looks[state]
  return (
    <span className={cx('inline-flex shrink-0 items-center gap-1 text-xs', color)}>
      <Icon size={13} aria-hidden />
      {t(`states.${state}`)}
    </span>
  )
}
