'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { ApiError } from '../data/http.ts'
import { keys } from '../data/keys.ts'
import { auth, useSignedIn } from '../data/session.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Boot } from '../shell/boot.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { Problem } from '../ui/states.tsx'
import { passwordMinimum } from './account-form.tsx'
import { AuthPage } from './auth-page.tsx'
import { FormProblem } from './form-problem.tsx'
import { PasswordInput } from './password-input.tsx'

/** Accepts an invitation: a new person chooses name and password, a known one proves with theirs who they are. */
export function InvitationScreen() {
  const t = useTranslations('auth')
  const [token] = useState(() => new URLSearchParams(location.search).get('token') ?? '')
  const query = useQuery({
    queryKey: keys.invitation(token),
    queryFn: () => auth.invitation(token),
    retry: (count, error) => count < 2 && error instanceof ApiError && error.status === 0,
  })
  if (query.error instanceof ApiError && query.error.status >= 400 && query.error.status < 500) {
    return (
      <AuthPage title={t('invitationGone')} body={t('invitationGoneBody')}>
        <Button tone="primary" size="lg" asChild>
          <Link href={paths.login}>{t('signIn')}</Link>
        </Button>
      </AuthPage>
    )
  }
  if (query.error) {
    return (
      <main className="grid h-dvh place-items-center">
        <Problem error={query.error} onRetry={() => query.refetch()} />
      </main>
    )
  }
  if (!query.data) return <Boot />
  return <InvitationForm token={token} invitation={query.data} />
}

type Invitation = Awaited<ReturnType<typeof auth.invitation>>

function InvitationForm({ token, invitation }: { token: string; invitation: Invitation }) {
  const t = useTranslations('auth')
  const router = useRouter()
  const signedIn = useSignedIn()
  const showErrors = useFormErrors()
  const known = invitation.existing_user
  const form = useForm({
    resolver: zodResolver(
      z.object({
        name: known ? z.string() : z.string().trim().min(1, t('nameNeeded')),
        password: known
          ? z.string().min(1, t('passwordNeeded'))
          : z.string().min(passwordMinimum, t('passwordShort', { count: passwordMinimum })),
      }),
    ),
    defaultValues: { name: invitation.name, password: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, password }) => {
    try {
      signedIn(await auth.accept({ token, password, ...(known ? {} : { name }) }))
      router.replace(paths.home)
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) form.setError('password', { message: t('wrongPassword') })
      else showErrors(error, form.setError, { name: 'name', password: 'password' })
    }
  })
  return (
    <AuthPage title={t('joinTitle', { account: invitation.account_name })} body={known ? t('joinKnown') : t('joinNew')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem>{errors.root?.message}</FormProblem>
        <Field label={t('email')}>
          {props => (
            <Input
              {...props}
              value={invitation.email}
              readOnly
              dir="ltr"
              autoComplete="username"
              className="text-muted"
            />
          )}
        </Field>
        {!known && (
          <Field label={t('yourName')} error={errors.name?.message}>
            {props => <Input {...props} {...form.register('name')} autoComplete="name" />}
          </Field>
        )}
        <Field
          label={t('password')}
          help={known ? undefined : t('passwordHelp', { count: passwordMinimum })}
          error={errors.password?.message}
        >
          {props => (
            <PasswordInput
              {...props}
              {...form.register('password')}
              autoComplete={known ? 'current-password' : 'new-password'}
            />
          )}
        </Field>
        <Button type="submit" tone="primary" size="lg" busy={isSubmitting}>
          {t('join')}
        </Button>
      </form>
    </AuthPage>
  )
}
