'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { ApiError } from '../data/http.ts'
import { auth, useSignedIn } from '../data/session.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { passwordMinimum } from './account-form.tsx'
import { AuthPage } from './auth-page.tsx'
import { FormProblem } from './form-problem.tsx'
import { PasswordInput } from './password-input.tsx'

/** Sets a new password with the link from the mail: ours carries `token_hash`, hosted Supabase's `#access_token`. */
export function NewPasswordScreen() {
  const t = useTranslations('auth')
  const router = useRouter()
  const signedIn = useSignedIn()
  const showErrors = useFormErrors()
  const [proof] = useState(readProof)
  const [expired, setExpired] = useState(!proof)
  const form = useForm({
    resolver: zodResolver(
      z.object({ password: z.string().min(passwordMinimum, t('passwordShort', { count: passwordMinimum })) }),
    ),
    defaultValues: { password: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ password }) => {
    if (!proof) return
    try {
      signedIn(await auth.setPassword({ ...proof, password }))
      router.replace(paths.home)
    } catch (error) {
      const refused = error instanceof ApiError && [401, 404, 422].includes(error.status)
      if (refused && !error.attributes.includes('password')) setExpired(true)
      else showErrors(error, form.setError, { password: 'password' })
    }
  })
  if (expired) {
    return (
      <AuthPage title={t('linkExpired')} body={t('linkExpiredBody')}>
        <Button tone="primary" size="lg" asChild>
          <Link href={paths.forgot}>{t('newLink')}</Link>
        </Button>
      </AuthPage>
    )
  }
  return (
    <AuthPage title={t('newPasswordTitle')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem>{errors.root?.message}</FormProblem>
        <Field
          label={t('newPassword')}
          help={t('passwordHelp', { count: passwordMinimum })}
          error={errors.password?.message}
        >
          {props => <PasswordInput {...props} {...form.register('password')} autoComplete="new-password" autoFocus />}
        </Field>
        <Button type="submit" tone="primary" size="lg" busy={isSubmitting}>
          {t('savePassword')}
        </Button>
      </form>
    </AuthPage>
  )
}

function readProof() {
  const token_hash = new URLSearchParams(location.search).get('token_hash')
  if (token_hash) return { token_hash }
  const fragment = new URLSearchParams(location.hash.slice(1))
  const access_token = fragment.get('access_token')
  const refresh_token = fragment.get('refresh_token')
  return access_token && refresh_token ? { access_token, refresh_token } : null
}
