'use client'

import { Forward, Megaphone, ShoppingBag } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { HistoryMessage } from '../data/history.ts'

type Facts = Record<string, unknown>

/** Where a message comes from besides its writer: it was forwarded, or an advertisement or a product has led to it. */
export function MessageMarks({ message }: { message: HistoryMessage }) {
  const t = useTranslations('talk.marks')
  const { forwarded, referral, referred_product: product } = message.content_attributes
  const ad = facts(referral)
  const link = typeof ad?.source_url === 'string' && /^https?:\/\//i.test(ad.source_url) ? ad.source_url : null
  const headline = text(ad?.headline) || text(ad?.body)
  return (
    <>
      {forwarded === true && (
        <Mark icon={<Forward size={12} aria-hidden className="flip-rtl" />}>{t('forwarded')}</Mark>
      )}
      {ad && (
        <Mark icon={<Megaphone size={12} aria-hidden />}>
          {t('ad')}
          {(headline || link) && ': '}
          {link ? (
            <a href={link} target="_blank" rel="noreferrer noopener nofollow" className="underline">
              {headline || link}
            </a>
          ) : (
            headline
          )}
        </Mark>
      )}
      {facts(product) && (
        <Mark icon={<ShoppingBag size={12} aria-hidden />}>
          {t('product', { product: text(facts(product)?.product_retailer_id) || '?' })}
        </Mark>
      )}
    </>
  )
}

const Mark = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <p className="mb-0.5 flex max-w-full items-center gap-1 px-1 text-xs text-muted">
    <span className="shrink-0">{icon}</span>
    <span dir="auto" className="truncate">
      {children}
    </span>
  </p>
)

const facts = (value: unknown): Facts | null => (typeof value === 'object' && value !== null ? (value as Facts) : null)
const text = (value: unknown) => (typeof value === 'string' ? value : '')
