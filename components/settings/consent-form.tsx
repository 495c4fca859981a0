'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { Field, Textarea } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { FormSection } from './form-section.tsx'

/** What visitors agree to before they write. */
export function ConsentForm({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('settings.inboxes')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z
        .object({ consent_enabled: z.boolean(), consent_text: z.string().trim().max(2000) })
        .refine(({ consent_enabled, consent_text }) => !consent_enabled || consent_text, {
          path: ['consent_text'],
          message: t('consentNeeded'),
        }),
    ),
    values: { consent_enabled: inbox.consent_enabled ?? false, consent_text: inbox.consent_text ?? '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async channel => {
    try {
      const saved = await api.updateInbox(inbox.id, { channel })
      client.setQueryData<InboxWire[]>(keys.inboxes(accountId), all =>
        all?.map(one => (one.id === saved.id ? saved : one)),
      )
      toast(t('saved'))
    } catch (error) {
      showErrors(error, form.setError, { consent_text: 'consent_text', 'channel.consent_text': 'consent_text' })
    }
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
