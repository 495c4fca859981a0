'use client'

import { CircleAlert, LayoutTemplate } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/index.ts'
import { TemplatePreview } from '../composer/template-bubble.tsx'
import { useAttributes } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Field, Textarea } from '../ui/field.tsx'
import { chosenTemplate, type Draft } from './draft.ts'

const TemplateDialog = dynamic(() => import('../composer/template-dialog.tsx'), { ssr: false })

type Props = {
  inbox: InboxWire
  draft: Pick<Draft, 'message' | 'template'>
  error: string | undefined
  onMessage: (message: string) => void
  onTemplate: (template: Record<string, unknown>, message: string) => void
}

/** What everybody is told: an approved template where the channel wants one, else words of one's own. */
export function MessageField({ inbox, draft, error, onMessage, onTemplate }: Props) {
  const t = useTranslations('oneOff.form')
  const offers = useOffers()
  if (inbox.traits.templates) return <TemplateField {...{ inbox, draft, error, onTemplate, offers }} />
  return (
    <Field label={t('message')} help={t('messageHelp', { example: offers[1] ?? '' })} error={error}>
      {props => (
        <Textarea
          {...props}
          rows={5}
          dir="auto"
          value={draft.message}
          onChange={event => onMessage(event.target.value)}
        />
      )}
    </Field>
  )
}

/** What may stand in the text for each who gets it. */
function useOffers(): string[] {
  const attributes = useAttributes().data ?? []
  const own = attributes
    .filter(one => one.attribute_model === 'contact_attribute')
    .map(one => `custom_attribute.${one.attribute_key}`)
  return ['name', 'first_name', 'last_name', 'email', 'phone_number', ...own].map(name => `{{contact.${name}}}`)
}

type TemplateProps = Omit<Props, 'onMessage'> & { offers: string[] }

function TemplateField({ inbox, draft, error, onTemplate, offers }: TemplateProps) {
  const t = useTranslations('oneOff.form')
  const [open, setOpen] = useState(false)
  const templates = inbox.message_templates ?? []
  const chosen = chosenTemplate(draft.template, templates)
  return (
    <fieldset className="flex flex-col items-start gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('template')}</legend>
      {chosen ? (
        <div className="w-full max-w-96">
          <TemplatePreview template={chosen.template} values={chosen.values} />
          <p className="mt-1.5 text-xs text-muted">
            <bdi dir="ltr">{chosen.template.name}</bdi> · {chosen.template.language}
          </p>
        </div>
      ) : (
        draft.template && (
          <p className="flex items-start gap-1.5 text-sm text-attention">
            <CircleAlert size={14} aria-hidden className="mt-[3px] shrink-0" />
            {t('templateGone', { name: String(draft.template.name) })}
          </p>
        )
      )}
      <Button onClick={() => setOpen(true)} aria-describedby={error ? 'template-wrong' : undefined}>
        <LayoutTemplate size={14} aria-hidden />
        {t(chosen ? 'changeTemplate' : 'chooseTemplate')}
      </Button>
      {error ? (
        <p id="template-wrong" role="alert" className="flex items-start gap-1.5 text-xs text-danger">
          <CircleAlert size={14} aria-hidden className="mt-px shrink-0" />
          {error}
        </p>
      ) : (
        <p className="text-xs text-faint">{t('templateHelp', { example: '{{contact.first_name}}' })}</p>
      )}
      {open && (
        <TemplateDialog
          title={t('chooseTemplate')}
          action={t('useTemplate')}
          templates={templates}
          initial={chosen}
          offers={offers}
          onClose={() => setOpen(false)}
          onSend={(template, content) => {
            onTemplate(template, content)
            setOpen(false)
          }}
        />
      )}
    </fieldset>
  )
}
