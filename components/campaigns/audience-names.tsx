'use client'

import { useTranslations } from 'use-intl'
import { useLabels } from '../data/use-directory.ts'
import { ColourDot } from '../inbox/colour-dot.tsx'
import type { Audience } from './one-off-api.ts'

/** Who is meant: labels with their colours, segments by the name that they had. */
export function AudienceNames({ audience }: { audience: Audience }) {
  const t = useTranslations('oneOff.audience')
  const labels = useLabels()
  return audience.map(part => {
    const label = part.type === 'Label' ? labels.data?.find(one => one.id === part.id) : undefined
    const name = part.name ?? label?.title ?? (labels.data ? t('goneLabel') : `#${part.id}`)
    return (
      <span key={`${part.type}:${part.id}`} className="flex max-w-48 items-center gap-1.5">
        {label && <ColourDot color={label.color} />}
        <bdi className="truncate">{name}</bdi>
      </span>
    )
  })
}
