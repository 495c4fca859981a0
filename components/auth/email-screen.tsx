'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError } from '../data/http.ts'
import { auth } from '../data/session.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { AuthPage } from './auth-page.tsx'
import { FormProblem } from './form-problem.tsx'

/** Where the link leads that was mailed to a new address. A press confirms: programs that look into mails press nothing. */
export function EmailScreen() {
  const t = useTranslations('auth.address')
  const te = useTranslations('errors')
  const [token] = useState(() => new URLSearchParams(location.search).get('token') ?? '')
  const [state, setState] = useState<'asking' | 'busy' | 'done' | 'gone'>('asking')
  const [problem, setProblem] = useState<string | null>(null)

  async function confirm() {
    setState('busy')
    setProblem(null)
    try {
      await auth.confirmAddress(token)
      setState('done')
    } catch (error) {
      if (error instanceof ApiError && error.status === 422) return setState('gone')
      setState('asking')
      setProblem(error instanceof ApiError && error.status === 0 ? te('network') : te('server'))
    }
  }

  if (state === 'done' || state === 'gone') {
    return (
      <AuthPage title={t(state)} body={t(state === 'done' ? 'doneBody' : 'goneBody')}>
        <Button tone="primary" size="lg" asChild>
          <Link href={state === 'done' ? paths.login : paths.home}>{t(state === 'done' ? 'signIn' : 'home')}</Link>
        </Button>
      </AuthPage>
    )
  }
  return (
    <AuthPage title={t('title')} body={t('body')}>
      <div className="flex flex-col gap-4">
        <FormProblem>{problem}</FormProblem>
        <Button tone="primary" size="lg" busy={state === 'busy'} onClick={confirm}>
          {t('confirm')}
        </Button>
      </div>
    </AuthPage>
  )
}
