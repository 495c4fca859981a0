'use client'

import type { FieldValues, Path, UseFormSetError } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ApiError } from './http.ts'

/**
 * Puts a refused request where it belongs: beside the fields that the server named, else over the form. `names` maps the
 * API's attributes to the form's fields where they differ; `words` says it in the viewer's language where we can.
 */
export function useFormErrors() {
  const t = useTranslations('errors')
  return function show<Values extends FieldValues>(
    error: unknown,
    setError: UseFormSetError<Values>,
    names: Record<string, Path<Values>> = {},
    words: Record<string, string> = {},
  ) {
    if (!(error instanceof ApiError)) return setError('root', { message: t('server') })
    const fields = error.attributes.flatMap(name => names[name] ?? [])
    if (fields.length > 0) {
      for (const name of error.attributes) {
        const field = names[name]
        if (field) setError(field, { message: words[name] ?? error.message }, { shouldFocus: true })
      }
      return
    }
    const general =
      error.status === 0 ? t('network') : error.status === 429 ? t('tooMany') : error.status >= 500 ? t('server') : null
    setError('root', { message: general ?? error.message })
  }
}
