'use client'

import { Check, Star } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { HistoryMessage } from '../data/history.ts'
import { cx } from '../ui/cx.ts'
import { type KindLine, kindFacts } from './kind-lines.ts'

const stars = [1, 2, 3, 4, 5]

/** What the customer was offered or asked with a message, and what they picked. */
export function MessageKind({ message }: { message: HistoryMessage }) {
  const t = useTranslations('conversation.kind')
  const facts = kindFacts(message)
  if (!facts) return null
  const { answered, rating = 0 } = facts
  const lines = facts.lines.map((line, key) => ({ ...line, key }))
  return (
    <div className="mt-1.5 flex min-w-48 flex-col gap-1.5 border-t border-line-strong pt-1.5 text-sm">
      {rating > 0 && (
        <p role="img" aria-label={t('rating', { rating, best: stars.length })} className="flex gap-0.5 text-attention">
          {stars.map(star => (
            <Star key={star} size={15} aria-hidden fill={star <= rating ? 'currentColor' : 'none'} />
          ))}
        </p>
      )}
      {lines.length > 0 && (
        <ul className="flex flex-col gap-1">
          {lines.map(line => (
            <li key={line.key} className={cx(line.chosen === false && 'text-muted')}>
              <Line line={line} />
            </li>
          ))}
        </ul>
      )}
      {answered === false && <p className="text-xs text-muted italic">{t('unanswered')}</p>}
    </div>
  )
}

function Line({ line: { text, detail, href, chosen, value } }: { line: KindLine }) {
  const t = useTranslations('conversation.kind')
  const asked = value !== undefined
  return (
    <span dir="auto" className="flex flex-col [overflow-wrap:anywhere]">
      <span className="flex items-baseline gap-1.5">
        {chosen && (
          <Check size={13} role="img" aria-label={t('chosen')} className="shrink-0 translate-y-0.5 text-accent-text" />
        )}
        <span className={cx((chosen || detail) && 'font-medium', asked && 'text-xs text-muted')}>
          {href ? (
            <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="underline">
              {text}
            </a>
          ) : (
            text
          )}
        </span>
      </span>
      {(detail || value) && (
        <bdi className={cx('whitespace-pre-wrap', !asked && 'text-xs text-muted')}>{detail || value}</bdi>
      )}
    </span>
  )
}
