'use client'

import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Field, Textarea } from '../ui/field.tsx'
import { FormSection } from './form-section.tsx'
import { named, useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'

/** What visitors agree to before they write. */
export function ConsentForm({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('settings.inboxes')
  const save = useSaveInbox(inbox)
  const form = useSavedForm({
    resolver: zodResolver(
      z
        .object({ consent_enabled: z.boolean(), consent_text: z.string().trim().max(2000) })
        .refine(({ consent_enabled, consent_text }) => !consent_enabled || consent_text, {
          path: ['consent_text'],
          message: t('consentNeeded'),
        }),
    ),
    saved: { consent_enabled: inbox.consent_enabled ?? false, consent_text: inbox.consent_text ?? '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async channel => {
    await save({ channel: form.changes(channel) }, form, named('consent_enabled', 'consent_text'))
  })
  return (
    <FormSection
      title={t('consent')}
      body={t('consentBody')}
      onSubmit={submit}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
    >
      <label className="flex items-start gap-2.5">
        <input type="checkbox" {...form.register('consent_enabled')} className="mt-0.5 size-4 accent-[var(--accent)]" />
        <span className="text-sm font-medium">{t('consentAsk')}</span>
      </label>
      <Field
        label={t('consentText')}
        help={t('consentHelp', { version: inbox.consent_version ?? 1 })}
        error={errors.consent_text?.message}
      >
        {props => <Textarea {...props} {...form.register('consent_text')} rows={4} dir="auto" />}
      </Field>
    </FormSection>
  )
}
