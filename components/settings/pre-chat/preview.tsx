'use client'

import { useTranslations } from 'use-intl'
import { textOn } from '#lib/protocol/colour.ts'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import type { FieldValues } from './form.ts'

type Props = { inbox: InboxWire; isEnabled: boolean; message: string; fields: FieldValues[] }

/** How visitors see the form, as it stands now. To look at: nothing in it can be used. */
export function PreChatPreview({ inbox, isEnabled, message, fields }: Props) {
  const t = useTranslations('settings.inboxes.preChat')
  const asked = fields.filter(one => one.enabled)
  const colour = inbox.widget_color ?? '#2563eb'
  const isAsked = isEnabled && asked.length > 0
  return (
    <section aria-label={t('preview')} className="max-w-80">
      <h3 className="mb-2 text-sm font-medium">{t('preview')}</h3>
      {isAsked ? (
        <div inert className="overflow-hidden rounded-lg border border-line">
          <div className="h-3" style={{ background: colour }} />
          <div className="flex flex-col gap-3 p-3 text-sm">
            {message && (
              <p dir="auto" className="break-words">
                {message}
              </p>
            )}
            {asked.map(field => (
              <PreviewField key={field.name} field={field} />
            ))}
            <p
              className="rounded-full py-2 text-center font-medium"
              style={{ background: colour, color: textOn(colour) }}
            >
              {t('begin')}
            </p>
          </div>
        </div>
      ) : (
        <p className="text-sm text-muted">{t('nothingAsked')}</p>
      )}
    </section>
  )
}

function PreviewField({ field }: { field: FieldValues }) {
  const label = (
    <span dir="auto" className="text-xs font-medium break-words">
      {field.label || field.name}
      {field.required && ' *'}
    </span>
  )
  if (field.type === 'checkbox')
    return (
      <p className="flex items-center gap-2">
        <span className="size-4 shrink-0 rounded border border-line-strong" />
        {label}
      </p>
    )
  return (
    <p className="flex flex-col gap-1">
      {label}
      <span className="min-h-8 truncate rounded-md border border-line-strong px-2 py-1.5 text-xs text-faint">
        {field.placeholder}
      </span>
    </p>
  )
}
