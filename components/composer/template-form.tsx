'use client'

import { ArrowLeft, CircleAlert, Send } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  type CardValues,
  endOf,
  missingValues,
  type TemplateValues,
  templateText,
} from '#lib/protocol/template-values.ts'
import { cardsOf, offerEnds, unfillableParts, type WhatsappTemplate } from '#lib/protocol/whatsapp.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { TemplatePreview } from './template-bubble.tsx'
import { TemplateFields } from './template-fields.tsx'

type Props = {
  template: WhatsappTemplate
  onBack: () => void
  onSend: (template: Record<string, unknown>, content: string) => void
  /** What it was filled with before. */
  initial?: TemplateValues | undefined
  /** What the button says, where the template is not sent at once. */
  action?: string | undefined
  /** What may be filled in for each who gets it. */
  offers?: string[] | undefined
}

/** What the template has to be given, and what the customer will see. One with a part that nobody can fill here is only shown. */
export function TemplateForm({ template, onBack, onSend, initial, action, offers = [] }: Props) {
  const t = useTranslations('composer.templates')
  const [values, setValues] = useState<TemplateValues>(() => asTyped(initial))
  const offersId = useId()
  const [tried, setTried] = useState(false)
  const missing = missingValues(template, values)
  const unknown = unfillableParts(template)
  const cards = cardsOf(template)
  const error = (name: string) => (tried && missing.includes(name) ? t('needed') : undefined)
  const setCard = (index: number, given: CardValues) =>
    setValues(known => ({ ...known, cards: cards.map((_, at) => (at === index ? given : (known.cards?.[at] ?? {}))) }))

  function send() {
    if (missing.length) return setTried(true)
    const { name, language, category, namespace } = template
    onSend(
      {
        name,
        language,
        ...(category ? { category } : {}),
        ...(namespace ? { namespace } : {}),
        processed_params: paramsOf(values),
      },
      templateText(template, values),
    )
  }

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        if (!unknown.length) send()
      }}
      className="grid gap-6 md:grid-cols-2"
    >
      <div className="flex min-w-0 flex-col gap-3">
        {unknown.length ? (
          <p role="alert" className="flex items-start gap-2 rounded-lg bg-attention-soft px-3 py-2.5 text-sm">
            <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-attention" />
            <span>
              {t('cannotFill')}{' '}
              <bdi dir="ltr" className="font-mono text-xs">
                {unknown.join(', ')}
              </bdi>
            </span>
          </p>
        ) : (
          <>
            <TemplateFields
              part={template}
              values={values}
              offers={offers.length ? offersId : undefined}
              error={error}
              onChange={given => setValues(known => ({ ...known, ...given }))}
            />
            {offerEnds(template) && (
              <Field label={t('offerEnds')} error={error('limited_time_offer.expires_at')}>
                {props => (
                  <Input
                    {...props}
                    type="datetime-local"
                    value={values.limited_time_offer?.expires_at ?? ''}
                    onChange={event =>
                      setValues(known => ({ ...known, limited_time_offer: { expires_at: event.target.value } }))
                    }
                  />
                )}
              </Field>
            )}
            {cards.map((card, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cards go by their place
              <fieldset key={index} className="flex min-w-0 flex-col gap-3 border-t border-line pt-3">
                <legend className="float-start mb-1 w-full text-sm font-semibold">{t('card', { n: index + 1 })}</legend>
                <TemplateFields
                  part={card}
                  values={values.cards?.[index] ?? {}}
                  offers={offers.length ? offersId : undefined}
                  error={name => error(`cards.${index}.${name}`)}
                  onChange={given => setCard(index, given)}
                />
              </fieldset>
            ))}
            {offers.length > 0 && (
              <datalist id={offersId}>
                {offers.map(one => (
                  <option key={one} value={one} />
                ))}
              </datalist>
            )}
            {missingValues(template, {}).length === 0 && <p className="text-sm text-muted">{t('needsNothing')}</p>}
          </>
        )}
      </div>
      <div className="min-w-0 self-start md:sticky md:top-0">
        <TemplatePreview template={template} values={values} />
      </div>
      <div className="flex justify-between gap-2 md:col-span-2">
        <Button tone="ghost" onClick={onBack}>
          <ArrowLeft size={14} aria-hidden className="flip-rtl" />
          {t('back')}
        </Button>
        {!unknown.length && (
          <Button type="submit" tone="primary">
            {!action && <Send size={14} aria-hidden className="flip-rtl" />}
            {action ?? t('send')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** As a person types it: times in their own zone, as the field for them wants it. */
function asTyped(initial: TemplateValues = {}): TemplateValues {
  const end = endOf(initial)
  if (end === null) return initial
  const local = new Date(end - new Date(end).getTimezoneOffset() * 60_000)
  return { ...initial, limited_time_offer: { expires_at: local.toISOString().slice(0, 16) } }
}

/** What is given, without what is empty; times as the server takes them. */
function paramsOf({ limited_time_offer: offer, cards, ...own }: TemplateValues) {
  const end = offer?.expires_at
  return {
    ...given(own),
    ...(end ? { limited_time_offer: { expires_at: new Date(end).toISOString() } } : {}),
    ...(cards ? { cards: cards.map(given) } : {}),
  }
}

function given({ header, body, buttons }: CardValues) {
  const some = (values: Record<string, string> = {}) => Object.entries(values).filter(([, value]) => value)
  return {
    ...(some(header).length ? { header: Object.fromEntries(some(header)) } : {}),
    ...(some(body).length ? { body: Object.fromEntries(some(body)) } : {}),
    ...(buttons?.some(Boolean) ? { buttons } : {}),
  }
}
