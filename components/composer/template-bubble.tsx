'use client'

import { Clock, Copy, ExternalLink, FileText, Image, MapPin, Phone, Reply, SquareStack, Video } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { type CardValues, endOf, type TemplateValues } from '#lib/protocol/template-values.ts'
import {
  buttonParameter,
  buttonsOf,
  cardsOf,
  componentOf,
  filledText,
  headerFormat,
  type TemplateButton,
  type WithComponents,
} from '#lib/protocol/whatsapp.ts'
import { cx } from '../ui/cx.ts'
import { ExactTime } from '../ui/exact-time.tsx'

const media = { image: Image, video: Video, document: FileText, location: MapPin }

/** A message as who gets it will see it. */
export function TemplatePreview({ template, values }: { template: WithComponents; values: TemplateValues }) {
  const t = useTranslations('composer.templates')
  return (
    <section aria-label={t('preview')} className="min-w-0 rounded-lg bg-hover p-3">
      <p className="mb-2 text-xs font-medium text-muted">{t('preview')}</p>
      <TemplateBubble template={template} values={values} />
    </section>
  )
}

/** A template as the customer will see it: its words, its buttons, and the cards of its carousel beside one another. */
export function TemplateBubble({ template, values }: { template: WithComponents; values: TemplateValues }) {
  const t = useTranslations('composer.templates')
  const cards = cardsOf(template)
  return (
    <>
      <Bubble part={template} values={values} />
      {cards.length > 0 && (
        <ul
          aria-label={t('cards')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled is reached by the keyboard
          tabIndex={0}
          className="mt-2 flex gap-2 overflow-x-auto pb-1"
        >
          {cards.map((card, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cards go by their place
            <li key={index} className="w-56 shrink-0">
              <Bubble part={card} values={values.cards?.[index] ?? {}} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Bubble({ part, values }: { part: WithComponents; values: CardValues & TemplateValues }) {
  const t = useTranslations('channels.templates.formats')
  const format = headerFormat(part)
  const Media = format && media[format]
  const header = componentOf(part, 'HEADER')?.text
  const footer = componentOf(part, 'FOOTER')?.text
  const body = componentOf(part, 'BODY')?.text
  return (
    <>
      <div className="max-w-80 rounded-lg bg-raised p-2.5 text-sm shadow-low">
        {Media && (
          <div className={cx('grid h-24 place-items-center rounded-md bg-press text-muted', body && 'mb-2')}>
            <Media size={22} aria-label={t(format)} />
          </div>
        )}
        {!format && header && (
          <p dir="auto" className="mb-1 font-semibold">
            {filledText(header, values.header)}
          </p>
        )}
        <Offer part={part} values={values} />
        {body && (
          <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
            {filledText(body, values.body)}
          </p>
        )}
        {footer && (
          <p dir="auto" className="mt-1 text-xs text-muted">
            {footer}
          </p>
        )}
      </div>
      {buttonsOf(part).map((button, index) => {
        const Icon = iconOf(button)
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: buttons go by their place
            key={index}
            className="mt-1 flex min-h-8 max-w-80 items-center justify-center gap-2 rounded-lg bg-raised px-2 text-sm text-accent-text shadow-low"
          >
            <Icon size={14} aria-hidden className="shrink-0" />
            <bdi className="min-w-0 break-words">{button.text ?? button.type.toLowerCase()}</bdi>
          </div>
        )
      })}
    </>
  )
}

/** Until when an offer holds. */
function Offer({ part, values }: { part: WithComponents; values: TemplateValues }) {
  const offer = componentOf(part, 'LIMITED_TIME_OFFER')?.limited_time_offer
  if (!offer) return null
  const end = endOf(values)
  return (
    <p className="mb-1 flex items-center gap-1.5 font-medium">
      <Clock size={14} aria-hidden className="shrink-0 text-attention" />
      <span dir="auto">{offer.text}</span>
      {end !== null && <ExactTime at={end / 1000} className="text-xs font-normal text-muted" />}
    </p>
  )
}

function iconOf(button: TemplateButton) {
  const takes = buttonParameter(button)
  if (takes === 'otp' || takes === 'copy_code') return Copy
  const icons = { URL: ExternalLink, PHONE_NUMBER: Phone, VOICE_CALL: Phone, FLOW: SquareStack }
  return icons[button.type.toUpperCase() as keyof typeof icons] ?? Reply
}
