'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { ApiError } from '../data/http.ts'
import { auth, useInstallation, useSignedIn } from '../data/session.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Boot } from '../shell/boot.tsx'
import { paths, safeNext } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { AuthPage } from './auth-page.tsx'
import { FormProblem } from './form-problem.tsx'
import { PasswordInput } from './password-input.tsx'
import { useSignInLink } from './use-sign-in-link.ts'

/** The form, unless a link signs in by itself. */
export function LoginScreen() {
  const t = useTranslations('auth')
  const { email, outcome } = useSignInLink()
  if (outcome === 'under way') return <Boot />
  const said = { none: null, gone: t('linkGone'), failed: t('linkFailed') }
  return <LoginForm email={email} problem={said[outcome]} />
}

function LoginForm({ email, problem }: { email: string; problem: string | null }) {
  const t = useTranslations('auth')
  const router = useRouter()
  const signedIn = useSignedIn()
  const showErrors = useFormErrors()
  const installation = useInstallation().data
  const form = useForm({
    resolver: zodResolver(
      z.object({ email: z.string().trim().min(1, t('emailNeeded')), password: z.string().min(1, t('passwordNeeded')) }),
    ),
    defaultValues: { email, password: '' },
  })
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState
  useEffect(() => {
    if (installation?.onboarded === false) router.replace(paths.onboarding)
  }, [installation?.onboarded, router])

  const submit = form.handleSubmit(async values => {
    try {
      signedIn(await auth.signIn(values))
      router.replace(safeNext(new URLSearchParams(location.search).get('next')))
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) form.setError('root', { message: t('wrongLogin') })
      else showErrors(error, form.setError)
      form.setFocus('password', { shouldSelect: true })
    }
  })

  return (
    <AuthPage
      title={t('signInTitle')}
      body={new URLSearchParams(location.search).get('reason') === 'ended' && t('ended')}
      footer={
        installation?.signup_enabled && (
          <>
            {t('newHere')}{' '}
            <Link href={paths.signup} className="font-medium text-accent-text hover:underline">
              {t('createAccount')}
            </Link>
          </>
        )
      }
    >
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem>{errors.root?.message ?? problem}</FormProblem>
        <Field label={t('email')} error={errors.email?.message}>
          {props => (
            <Input {...props} {...form.register('email')} type="email" autoComplete="username" dir="ltr" autoFocus />
          )}
        </Field>
        <Field label={t('password')} error={errors.password?.message}>
          {props => <PasswordInput {...props} {...form.register('password')} autoComplete="current-password" />}
        </Field>
        <Button type="submit" tone="primary" size="lg" busy={isSubmitting || (isSubmitSuccessful && !errors.root)}>
          {t('signIn')}
        </Button>
        <Link href={paths.forgot} className="self-center text-sm text-muted hover:text-text hover:underline">
          {t('forgot')}
        </Link>
        {installation?.demo && (
          <p className="rounded-md bg-info-soft px-3 py-2 text-xs text-info">
            {t('demoHint')} <bdi className="font-medium">admin@demo.test</bdi> ·{' '}
            <bdi className="font-medium">charla-demo</bdi>
          </p>
        )}
      </form>
    </AuthPage>
  )
}
