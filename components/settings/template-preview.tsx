'use client'

import { FileText, Image, MapPin, Video } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { buttonsOf, componentOf, headerFormat, variablesOf, type WhatsappTemplate } from '#lib/protocol/whatsapp.ts'

const icons = { image: Image, video: Video, document: FileText, location: MapPin }

/** A template as who gets it will see it; what is filled in when it is sent stands in braces. */
export function TemplatePreview({ template }: { template: WhatsappTemplate }) {
  const t = useTranslations('channels.templates')
  const format = headerFormat(template)
  const Icon = format && icons[format]
  const header = componentOf(template, 'HEADER')?.text
  const footer = componentOf(template, 'FOOTER')?.text
  const body = componentOf(template, 'BODY')?.text ?? ''
  const count = new Set([...variablesOf(header), ...variablesOf(body)]).size
  return (
    <div className="flex flex-col gap-3">
      <section aria-label={t('preview')} className="rounded-lg border border-line bg-bg p-3 text-sm">
        {Icon && (
          <p className="mb-2 grid h-24 place-items-center rounded-md bg-press text-muted">
            <Icon size={22} aria-label={t(`formats.${format}`)} />
          </p>
        )}
        {header && (
          <p dir="auto" className="mb-1 font-semibold break-words">
            {header}
          </p>
        )}
        <p dir="auto" className="whitespace-pre-wrap break-words">
          {body}
        </p>
        {footer && (
          <p dir="auto" className="mt-1 text-xs break-words text-muted">
            {footer}
          </p>
        )}
        {buttonsOf(template).map((button, index) => (
          <p
            // biome-ignore lint/suspicious/noArrayIndexKey: buttons have no names, and do not move
            key={index}
            dir="auto"
            className="mt-2 rounded-md border border-line bg-surface py-1.5 text-center text-accent-text"
          >
            {button.text ?? button.type.toLowerCase()}
          </p>
        ))}
      </section>
      <p className="text-xs text-muted">{count ? t('variables', { count }) : t('noVariables')}</p>
    </div>
  )
}
