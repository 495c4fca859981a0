'use client'

import { useTranslations } from 'use-intl'
import { type Priority, priorities } from '#lib/protocol/conversation.ts'

/** Bars, as many as the priority is high; pale without one, red when urgent. */
export function PriorityIcon({ priority, size = 14 }: { priority: Priority | null; size?: number }) {
  const t = useTranslations('priority')
  const level = priority ? priorities.indexOf(priority) : -1
  const name = t(priority ?? 'none')
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" role="img" aria-label={name} className="shrink-0">
      <title>{name}</title>
      {[0, 1, 2].map(bar => (
        <rect
          key={bar}
          x={1 + bar * 4.5}
          y={9 - bar * 3}
          width={3}
          height={4 + bar * 3}
          rx={1}
          fill={priority === 'urgent' ? 'var(--danger)' : 'currentColor'}
          opacity={level >= bar ? 1 : 0.25}
        />
      ))}
    </svg>
  )
}
