'use client'

import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { PasswordInput } from '../../auth/password-input.tsx'
import { ownApi } from '../../data/api-settings.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Input } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../form-dialog.tsx'

/** Asks for a link at another address; nothing changes until it is followed. */
export function EmailDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('settings.profile.address')
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({ email: z.email(t('wrong')).max(255), current_password: z.string().min(1, t('passwordNeeded')) }),
    ),
    mode: 'onTouched',
    defaultValues: { email: '', current_password: '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    try {
      await ownApi.askForAddress(values)
      toast(t('sent', { email: values.email }))
      onClose()
    } catch (error) {
      const names = { email: 'email', current_password: 'current_password' } as const
      showErrors(error, form.setError, names, { current_password: t('passwordWrong'), email: t('taken') })
    }
  })
  return (
    <FormDialog
      title={t('title')}
      description={t('body')}
      action={t('send')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('next')} error={errors.email?.message}>
        {props => <Input {...props} {...form.register('email')} type="email" dir="ltr" autoComplete="off" autoFocus />}
      </Field>
      <Field label={t('password')} error={errors.current_password?.message}>
        {props => <PasswordInput {...props} {...form.register('current_password')} autoComplete="current-password" />}
      </Field>
    </FormDialog>
  )
}
