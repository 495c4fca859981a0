'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { passwordMinimum } from '../../auth/account-form.tsx'
import { PasswordInput } from '../../auth/password-input.tsx'
import { useAccount } from '../../data/account-context.tsx'
import { ownApi } from '../../data/api-settings.ts'
import { keys } from '../../data/keys.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormSection } from '../form-section.tsx'

const empty = { current_password: '', password: '' }

/** The person stays signed in here, and nowhere else. */
export function PasswordForm() {
  const t = useTranslations('settings.profile.password')
  const client = useQueryClient()
  const { profile } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        current_password: z.string().min(1, t('currentNeeded')),
        password: z.string().min(passwordMinimum, t('short', { count: passwordMinimum })),
      }),
    ),
    mode: 'onTouched',
    defaultValues: empty,
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    try {
      await ownApi.setPassword({ ...values, password_confirmation: values.password })
      form.reset(empty)
      void client.invalidateQueries({ queryKey: keys.sessions })
      toast(t('saved'))
    } catch (error) {
      const names = {
        current_password: 'current_password',
        'profile.current_password': 'current_password',
        password: 'password',
        'profile.password': 'password',
      } as const
      showErrors(error, form.setError, names, { 'profile.current_password': t('currentWrong') })
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
      <input type="email" autoComplete="username" value={profile.email} readOnly hidden aria-hidden />
      <Field label={t('current')} error={errors.current_password?.message}>
        {props => <PasswordInput {...props} {...form.register('current_password')} autoComplete="current-password" />}
      </Field>
      <Field label={t('next')} help={t('nextHelp', { count: passwordMinimum })} error={errors.password?.message}>
        {props => <PasswordInput {...props} {...form.register('password')} autoComplete="new-password" />}
      </Field>
    </FormSection>
  )
}
