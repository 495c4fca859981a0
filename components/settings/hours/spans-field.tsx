'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { Input } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { anotherSpan } from './calendar-form.ts'

type Span = { opens_at: string; closes_at: string }
type Props<One extends Span> = {
  /** Of what day: each control is named by it. */
  name: string
  spans: One[]
  /** Makes a whole span of the two times. */
  make: (times: Span) => One
  onChange: (spans: One[]) => void
}

/** From when to when on a day, as often as wanted. What closes no later than it opens closes on the next day. */
export function SpansField<One extends Span>({ name, spans, make, onChange }: Props<One>) {
  const t = useTranslations('settings.hours')
  const put = (at: number, change: Partial<Span>) =>
    onChange(spans.map((one, index) => (index === at ? { ...one, ...change } : one)))
  return (
    <div className="flex flex-col gap-2">
      {spans.map((span, at) => {
        const nth = { name, number: at + 1 }
        const overnight = span.opens_at && span.closes_at && span.closes_at <= span.opens_at
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a span is known by its place alone
          <div key={at} className="flex flex-wrap items-center gap-2">
            <Input
              type="time"
              aria-label={t('opensAt', nth)}
              value={span.opens_at}
              onChange={event => put(at, { opens_at: event.target.value })}
              className="w-32"
            />
            <span aria-hidden className="text-faint">
              –
            </span>
            <Input
              type="time"
              aria-label={t('closesAt', nth)}
              value={span.closes_at}
              onChange={event => put(at, { closes_at: event.target.value })}
              className="w-32"
            />
            <IconButton label={t('removeSpan', nth)} onClick={() => onChange(spans.filter((_, index) => index !== at))}>
              <X size={15} aria-hidden />
            </IconButton>
            {overnight && <span className="text-xs text-faint">{t('nextDay')}</span>}
          </div>
        )
      })}
      <Button
        size="sm"
        tone="ghost"
        className="-ms-2 self-start"
        onClick={() => onChange([...spans, make(anotherSpan(spans))])}
      >
        <Plus size={14} aria-hidden />
        {t(spans.length ? 'addSpan' : 'open')}
        <span className="sr-only">{name}</span>
      </Button>
    </div>
  )
}
