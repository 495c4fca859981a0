'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { auth } from '../data/session.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { AuthPage } from './auth-page.tsx'
import { FormProblem } from './form-problem.tsx'

/** Asks for a mail with a link. The answer is the same whether the address is known or not. */
export function ForgotScreen() {
  const t = useTranslations('auth')
  const showErrors = useFormErrors()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const form = useForm({
    resolver: zodResolver(z.object({ email: z.email(t('emailWrong')) })),
    defaultValues: { email: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ email }) => {
    try {
      await auth.forgot(email)
      setSentTo(email)
    } catch (error) {
      showErrors(error, form.setError, { email: 'email' })
    }
  })
  const back = (
    <Link href={paths.login} className="font-medium text-accent-text hover:underline">
      {t('backToSignIn')}
    </Link>
  )
  if (sentTo) {
    return (
      <AuthPage title={t('checkMail')} body={t('checkMailBody', { email: sentTo })} footer={back}>
        <Button onClick={() => setSentTo(null)}>{t('otherAddress')}</Button>
      </AuthPage>
    )
  }
  return (
    <AuthPage title={t('forgotTitle')} body={t('forgotBody')} footer={back}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem>{errors.root?.message}</FormProblem>
        <Field label={t('email')} error={errors.email?.message}>
          {props => (
            <Input {...props} {...form.register('email')} type="email" autoComplete="username" dir="ltr" autoFocus />
          )}
        </Field>
        <Button type="submit" tone="primary" size="lg" busy={isSubmitting}>
          {t('sendLink')}
        </Button>
      </form>
    </AuthPage>
  )
}
