'use client'

import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { auth, useSignedIn } from '../data/session.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { FormProblem } from './form-problem.tsx'
import { PasswordInput } from './password-input.tsx'

/** Fewest characters of a password. */
export const passwordMinimum = 8

/** A new account with its first person, who becomes its administrator and is signed in. */
export function AccountForm({ action, onCreated }: { action: string; onCreated: (accountId: number) => void }) {
  const t = useTranslations('auth')
  const signedIn = useSignedIn()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        account_name: z.string().trim().min(1, t('accountNeeded')).max(255),
        user_full_name: z.string().trim().min(1, t('nameNeeded')).max(255),
        email: z.email(t('emailWrong')),
        password: z.string().min(passwordMinimum, t('passwordShort', { count: passwordMinimum })),
      }),
    ),
    mode: 'onTouched',
    defaultValues: { account_name: '', user_full_name: '', email: '', password: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    try {
      const answer = await auth.signUp(values)
      signedIn(answer)
      onCreated(answer.data.account_id ?? answer.data.accounts[0]?.id ?? 0)
    } catch (error) {
      showErrors(error, form.setError, {
        account_name: 'account_name',
        name: 'user_full_name',
        user_full_name: 'user_full_name',
        email: 'email',
        password: 'password',
      })
    }
  })
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem>{errors.root?.message}</FormProblem>
      <Field label={t('accountName')} help={t('accountHelp')} error={errors.account_name?.message}>
        {props => <Input {...props} {...form.register('account_name')} autoComplete="organization" autoFocus />}
      </Field>
      <Field label={t('yourName')} error={errors.user_full_name?.message}>
        {props => <Input {...props} {...form.register('user_full_name')} autoComplete="name" />}
      </Field>
      <Field label={t('workEmail')} error={errors.email?.message}>
        {props => <Input {...props} {...form.register('email')} type="email" autoComplete="username" dir="ltr" />}
      </Field>
      <Field
        label={t('password')}
        help={t('passwordHelp', { count: passwordMinimum })}
        error={errors.password?.message}
      >
        {props => <PasswordInput {...props} {...form.register('password')} autoComplete="new-password" />}
      </Field>
      <Button type="submit" tone="primary" size="lg" busy={isSubmitting}>
        {action}
      </Button>
    </form>
  )
}
