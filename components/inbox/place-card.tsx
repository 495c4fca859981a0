'use client'

import { MapPin } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { AttachmentWire } from '#lib/protocol/index.ts'

/** A place that a customer has sent. A map is fetched from nowhere before somebody opens one. */
export function PlaceCard({ attachment }: { attachment: AttachmentWire }) {
  const t = useTranslations('talk')
  const { coordinates_lat: lat, coordinates_long: long, fallback_title, data_url } = attachment
  const known = typeof lat === 'number' && typeof long === 'number'
  const href =
    data_url && /^https?:\/\//i.test(data_url)
      ? data_url
      : known
        ? `https://www.openstreetmap.org/?mlat=${lat}&mlon=${long}#map=16/${lat}/${long}`
        : null
  return (
    <div className="flex w-72 max-w-full items-center gap-2.5 rounded-lg border border-line-strong bg-raised px-3 py-2.5 text-sm">
      <span className="grid size-8 shrink-0 place-items-center rounded-full bg-press text-muted">
        <MapPin size={16} aria-hidden />
      </span>
      <div className="flex min-w-0 flex-col">
        <bdi className="truncate font-medium">{fallback_title || t('place')}</bdi>
        {known && (
          <bdi dir="ltr" className="tabular text-xs text-faint">
            {lat.toFixed(5)}, {long.toFixed(5)}
          </bdi>
        )}
        {href && (
          <a
            href={href}
            target="_blank"
            rel="noreferrer noopener nofollow"
            className="w-fit text-accent-text underline underline-offset-2"
          >
            {t('openMap')}
          </a>
        )}
      </div>
    </div>
  )
}
