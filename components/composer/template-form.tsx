'use client'

import { ArrowLeft, ExternalLink, FileText, Image, MapPin, Phone, Reply, Send, Video } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import {
  buttonParameter,
  buttonsOf,
  componentOf,
  filledText,
  headerFormat,
  missingValues,
  type TemplateValues,
  templateText,
  variablesOf,
  type WhatsappTemplate,
} from '#lib/protocol/whatsapp.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'

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
type Part = 'header' | 'body'

/** What the template has to be given, and what the customer will see. */
export function TemplateForm({ template, onBack, onSend, initial, action, offers = [] }: Props) {
  const t = useTranslations('composer.templates')
  const [values, setValues] = useState<TemplateValues>({ header: {}, body: {}, buttons: [], ...initial })
  const offersId = useId()
  const [tried, setTried] = useState(false)
  const missing = missingValues(template, values)
  const format = headerFormat(template)
  const error = (name: string) => (tried && missing.includes(name) ? t('needed') : undefined)
  const set = (part: Part, name: string, value: string) =>
    setValues(known => ({ ...known, [part]: { ...known[part], [name]: value } }))
  const setButton = (index: number, type: string, parameter: string) =>
    setValues(known => {
      const buttons = buttonsOf(template).map((_, at) => known.buttons?.[at] ?? null)
      return { ...known, buttons: buttons.with(index, parameter ? { type, parameter, index } : null) }
    })
  const text = (part: Part, name: string, label: string) => (
    <Field key={`${part}.${name}`} label={label} error={error(`${part}.${name}`)}>
      {props => (
        <Input
          {...props}
          list={offers.length ? offersId : undefined}
          value={values[part]?.[name] ?? ''}
          onChange={event => set(part, name, event.target.value)}
        />
      )}
    </Field>
  )

  function send() {
    if (missing.length) return setTried(true)
    const { name, language, category, namespace } = template
    const buttons = (values.buttons ?? []).some(Boolean) ? { buttons: values.buttons } : {}
    onSend(
      {
        name,
        language,
        ...(category ? { category } : {}),
        ...(namespace ? { namespace } : {}),
        processed_params: { ...filled('header', values.header), ...filled('body', values.body), ...buttons },
      },
      templateText(template, values),
    )
  }

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
      className="grid gap-6 md:grid-cols-2"
    >
      <div className="flex flex-col gap-3">
        {format && format !== 'location' && text('header', 'media_url', t(`media.${format}`))}
        {format === 'document' && text('header', 'media_name', t('mediaName'))}
        {format === 'location' &&
          (['latitude', 'longitude', 'name', 'address'] as const).map(name =>
            text('header', name, t(`location.${name}`)),
          )}
        {!format &&
          variablesOf(componentOf(template, 'HEADER')?.text).map(name =>
            text('header', name, t('headerValue', { name })),
          )}
        {variablesOf(componentOf(template, 'BODY')?.text).map(name => text('body', name, t('bodyValue', { name })))}
        {buttonsOf(template).map((button, index) => {
          const takes = buttonParameter(button)
          if (!takes) return null
          return (
            <Field
              // biome-ignore lint/suspicious/noArrayIndexKey: buttons go by their place
              key={index}
              label={t(takes === 'url' ? 'buttonUrl' : 'buttonCode', { name: button.text ?? '' })}
              error={error(`buttons.${index}`)}
            >
              {props => (
                <Input
                  {...props}
                  dir="ltr"
                  value={values.buttons?.[index]?.parameter ?? ''}
                  onChange={event => setButton(index, takes, event.target.value)}
                />
              )}
            </Field>
          )
        })}
        {offers.length > 0 && (
          <datalist id={offersId}>
            {offers.map(one => (
              <option key={one} value={one} />
            ))}
          </datalist>
        )}
        {needsNothing(template) && <p className="text-sm text-muted">{t('needsNothing')}</p>}
      </div>
      <TemplatePreview template={template} values={values} />
      <div className="flex justify-between gap-2 md:col-span-2">
        <Button tone="ghost" onClick={onBack}>
          <ArrowLeft size={14} aria-hidden className="flip-rtl" />
          {t('back')}
        </Button>
        <Button type="submit" tone="primary">
          {!action && <Send size={14} aria-hidden className="flip-rtl" />}
          {action ?? t('send')}
        </Button>
      </div>
    </form>
  )
}

const filled = (part: Part, values: Record<string, string> = {}) => {
  const given = Object.entries(values).filter(([, value]) => value)
  return given.length ? { [part]: Object.fromEntries(given) } : {}
}

const needsNothing = (template: WhatsappTemplate) => missingValues(template, {}).length === 0

const media = { image: Image, video: Video, document: FileText, location: MapPin }

/** A message as who gets it will see it. */
export function TemplatePreview({ template, values }: { template: WhatsappTemplate; values: TemplateValues }) {
  const t = useTranslations('composer.templates')
  const format = headerFormat(template)
  const Media = format && media[format]
  const header = componentOf(template, 'HEADER')?.text
  const footer = componentOf(template, 'FOOTER')?.text
  return (
    <section aria-label={t('preview')} className="rounded-lg bg-hover p-3">
      <p className="mb-2 text-xs font-medium text-muted">{t('preview')}</p>
      <div className="max-w-80 rounded-lg bg-raised p-2.5 text-sm shadow-low">
        {Media && (
          <div className="mb-2 grid h-24 place-items-center rounded-md bg-press text-muted">
            <Media size={22} aria-hidden />
          </div>
        )}
        {!format && header && (
          <p dir="auto" className="mb-1 font-semibold">
            {filledText(header, values.header)}
          </p>
        )}
        <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
          {filledText(componentOf(template, 'BODY')?.text ?? '', values.body)}
        </p>
        {footer && (
          <p dir="auto" className="mt-1 text-xs text-muted">
            {footer}
          </p>
        )}
      </div>
      {buttonsOf(template).map((button, index) => {
        const Icon = { URL: ExternalLink, PHONE_NUMBER: Phone }[button.type.toUpperCase()] ?? Reply
        return (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: buttons go by their place
            key={index}
            className="mt-1 flex h-8 max-w-80 items-center justify-center gap-2 rounded-lg bg-raised text-sm text-accent-text shadow-low"
          >
            <Icon size={14} aria-hidden />
            <bdi>{button.text}</bdi>
          </div>
        )
      })}
    </section>
  )
}
