'use client'

import { Star } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Field, Input, Select, Textarea } from '../ui/field.tsx'
import { CheckField } from './check-field.tsx'
import { FormSection } from './form-section.tsx'
import { useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'

const displays = ['emoji', 'star'] as const
const operators = ['contains', 'does_not_contain'] as const

/** Whether customers are asked how it was, once a conversation is resolved. */
export function InboxSurvey({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.survey')
  const save = useSaveInbox(inbox)
  const config = inbox.csat_config as Config
  const form = useSavedForm({
    resolver: zodResolver(
      z.object({
        enabled: z.boolean(),
        display: z.enum(displays),
        message: z.string().max(10_000),
        operator: z.enum(operators),
        labels: z.string().max(4000),
      }),
    ),
    hidden: ({ enabled: asks }) => (asks ? [] : ['display', 'message', 'operator', 'labels']),
    saved: {
      enabled: inbox.csat_survey_enabled,
      display: config.display_type ?? 'emoji',
      message: config.message ?? '',
      operator: config.survey_rules?.operator ?? 'contains',
      labels: (config.survey_rules?.values ?? []).join(', '),
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const { enabled, display, message } = form.watch()
  const submit = form.handleSubmit(async given => {
    const { enabled: csat_survey_enabled, ...asked } = form.changes(given)
    const values = given.labels.split(',').flatMap(one => one.trim().toLowerCase() || [])
    const csat_config = {
      ...config,
      display_type: given.display,
      message: given.message,
      survey_rules: { operator: given.operator, values },
    }
    await save({ csat_survey_enabled, ...(Object.keys(asked).length ? { csat_config } : {}) }, form, {
      csat_config: 'message',
    })
  })
  return (
    <FormSection
      title={t('title')}
      body={t('body')}
      onSubmit={submit}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
    >
      <CheckField label={t('enabled')} help={t('enabledHelp')} {...form.register('enabled')} />
      {enabled && (
        <>
          <Field label={t('display')}>
            {props => (
              <Select {...props} {...form.register('display')}>
                {displays.map(one => (
                  <option key={one} value={one}>
                    {t(`displays.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('message')} error={errors.message?.message}>
            {props => (
              <Textarea {...props} {...form.register('message')} rows={2} dir="auto" placeholder={t('usual')} />
            )}
          </Field>
          <section aria-label={t('preview')} className="max-w-80 rounded-lg border border-line bg-bg p-3 text-sm">
            <p dir="auto">{message || t('usual')}</p>
            <p aria-hidden className="mt-2 flex gap-1.5 text-lg">
              {display === 'emoji'
                ? ['😞', '😑', '😐', '😀', '😍'].map(one => <span key={one}>{one}</span>)
                : [1, 2, 3, 4, 5].map(one => <Star key={one} size={20} className="text-attention" />)}
            </p>
          </section>
          <Field label={t('rule')}>
            {props => (
              <Select {...props} {...form.register('operator')}>
                {operators.map(one => (
                  <option key={one} value={one}>
                    {t(`operators.${one}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label={t('labels')} help={t('labelsHelp')} error={errors.labels?.message}>
            {props => <Input {...props} {...form.register('labels')} />}
          </Field>
        </>
      )}
    </FormSection>
  )
}

type Config = {
  display_type?: (typeof displays)[number]
  message?: string | null
  survey_rules?: { operator?: (typeof operators)[number]; values?: string[] }
}
