'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { useAccount } from '../../data/account-context.tsx'
import { useUpdateProfile } from '../../data/session.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Button } from '../../ui/button.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormSection } from '../form-section.tsx'
import { useSavedForm } from '../use-saved-form.ts'
import { EmailDialog } from './email-dialog.tsx'

export function NamesForm() {
  const t = useTranslations('settings.profile')
  const { profile } = useAccount()
  const update = useUpdateProfile()
  const showErrors = useFormErrors()
  const form = useSavedForm({
    resolver: zodResolver(
      z.object({ name: z.string().trim().min(1, t('nameNeeded')).max(255), display_name: z.string().trim().max(255) }),
    ),
    saved: { name: profile.name, display_name: profile.display_name ?? '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const [changing, setChanging] = useState(false)
  const submit = form.handleSubmit(async ({ name, display_name }) => {
    const settled = form.settling()
    try {
      await update.mutateAsync({ name, display_name: display_name || null })
      settled()
      toast(t('saved'))
    } catch (error) {
      showErrors(error, form.setError, {
        name: 'name',
        display_name: 'display_name',
        'profile.name': 'name',
        'profile.display_name': 'display_name',
      })
    }
  })
  return (
    <>
      <FormSection
        title={t('you')}
        body={t('youBody')}
        onSubmit={submit}
        dirty={isDirty}
        busy={isSubmitting}
        problem={errors.root?.message}
      >
        <Field label={t('name')} error={errors.name?.message}>
          {props => <Input {...props} {...form.register('name')} autoComplete="name" dir="auto" />}
        </Field>
        <Field label={t('displayName')} help={t('displayNameHelp')} error={errors.display_name?.message}>
          {props => <Input {...props} {...form.register('display_name')} dir="auto" />}
        </Field>
        <Field label={t('email')} help={t('emailHelp')}>
          {props => (
            <div className="flex gap-2">
              <Input {...props} value={profile.email} readOnly dir="ltr" className="text-muted" />
              <Button className="h-9" onClick={() => setChanging(true)}>
                {t('changeEmail')}
              </Button>
            </div>
          )}
        </Field>
      </FormSection>
      {changing && <EmailDialog onClose={() => setChanging(false)} />}
    </>
  )
}
