'use client'

import { useTranslations } from 'use-intl'
import { missingValues } from '#lib/protocol/template-values.ts'
import { unfillableParts, type WhatsappTemplate } from '#lib/protocol/whatsapp.ts'
import { TemplateBubble } from '../composer/template-bubble.tsx'

/** A template as who gets it will see it; what is filled in when it is sent stands in braces. */
export function TemplatePreview({ template }: { template: WhatsappTemplate }) {
  const t = useTranslations('channels.templates')
  const count = missingValues(template, {}).length
  const unknown = unfillableParts(template)
  return (
    <div className="flex flex-col gap-3">
      <section aria-label={t('preview')} className="rounded-lg bg-hover p-3">
        <TemplateBubble template={template} values={{}} />
      </section>
      {unknown.length ? (
        <p className="text-sm text-attention">
          {t('cannotFill')}{' '}
          <bdi dir="ltr" className="font-mono text-xs">
            {unknown.join(', ')}
          </bdi>
        </p>
      ) : (
        <p className="text-xs text-muted">{count ? t('variables', { count }) : t('noVariables')}</p>
      )}
    </div>
  )
}
