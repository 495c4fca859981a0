'use client'

import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { ApiError, Told } from './http.ts'

const byStatus = {
  0: 'network',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  429: 'tooMany',
} as const

/** What a failed request is told as: in the viewer's language, with the server's own words where only it knows more. */
export function useRefusal() {
  const t = useTranslations('errors')
  return useCallback(
    (error: unknown): string => {
      if (error instanceof Told) return error.message
      if (!(error instanceof ApiError)) return t('server')
      const known = byStatus[error.status as keyof typeof byStatus]
      if (known) return t(known)
      return error.status >= 500 ? t('server') : t('refused', { detail: error.message })
    },
    [t],
  )
}
