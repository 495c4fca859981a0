'use client'

import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { useAccount } from '../../data/account-context.tsx'
import { useUpdateProfile } from '../../data/session.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Textarea } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormSection } from '../form-section.tsx'
import { MarkdownPreview } from '../markdown-preview.tsx'
import { useSavedForm } from '../use-saved-form.ts'

/** Plain Markdown, shown below as it will be read. */
export function SignatureForm() {
  const t = useTranslations('settings.profile.signature')
  const { profile } = useAccount()
  const update = useUpdateProfile()
  const showErrors = useFormErrors()
  const form = useSavedForm({
    resolver: zodResolver(z.object({ message_signature: z.string().max(5000, t('tooLong')) })),
    mode: 'onTouched',
    saved: { message_signature: profile.message_signature ?? '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const text = form.watch('message_signature')
  const submit = form.handleSubmit(async ({ message_signature }) => {
    const settled = form.settling()
    try {
      await update.mutateAsync({ message_signature: message_signature.trim() || null })
      settled()
      toast(t('saved'))
    } catch (error) {
      const names = {
        message_signature: 'message_signature',
        'profile.message_signature': 'message_signature',
      } as const
      showErrors(error, form.setError, names)
    }
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
      <Field label={t('text')} help={t('help')} error={errors.message_signature?.message}>
        {props => <Textarea {...props} {...form.register('message_signature')} rows={4} dir="auto" />}
      </Field>
      {text.trim() && (
        <section aria-label={t('preview')} className="rounded-lg border border-line bg-bg p-3">
          <MarkdownPreview text={text} />
        </section>
      )}
    </FormSection>
  )
}
