'use client'

import type { FieldValues, Path, UseFormSetError } from 'react-hook-form'
import { ApiError } from './http.ts'
import { useRefusal } from './use-refusal.ts'

/**
 * Puts a refused request where it belongs: beside the fields that the server named, else over the form. `names` maps the
 * API's attributes to the form's fields where they differ; `words` says it in the viewer's language where we can.
 */
export function useFormErrors() {
  const refusal = useRefusal()
  return function show<Values extends FieldValues>(
    error: unknown,
    setError: UseFormSetError<Values>,
    names: Record<string, Path<Values>> = {},
    words: Record<string, string> = {},
  ) {
    const fields = error instanceof ApiError ? error.attributes.filter(name => names[name]) : []
    for (const name of fields) {
      setError(names[name] as Path<Values>, { message: words[name] ?? refusal(error) }, { shouldFocus: true })
    }
    if (fields.length === 0) setError('root', { message: refusal(error) })
  }
}
