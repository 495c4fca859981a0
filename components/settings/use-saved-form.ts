'use client'

import { useEffect, useRef } from 'react'
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type Resolver,
  type UseFormProps,
  useForm,
} from 'react-hook-form'
import { changedKeys, followed, onlyKeys } from './saved-values.ts'

type Options<Values extends FieldValues, Given> = {
  /** What is saved now, as the form has it. */
  saved: Values
  resolver?: Resolver<Values, unknown, Given>
  mode?: UseFormProps['mode']
  /** The fields that are not on the screen with such values: nobody could mend them there, so what is saved counts. */
  hidden?: (values: Values) => (keyof Values & string)[]
}

const kept = { keepValues: true, keepFieldsRef: true, keepErrors: true, keepTouched: true, keepIsSubmitted: true }

/**
 * A form over something that colleagues change too. It follows what is saved but for the fields that are being changed
 * here; and of what it would send it knows what was changed here.
 */
export function useSavedForm<Values extends FieldValues, Given extends object = Values>({
  saved,
  resolver,
  mode,
  hidden = () => [],
}: Options<Values, Given>) {
  const base = useRef(saved)
  const form = useForm<Values, unknown, Given>({
    resolver: resolver && ((values, ...rest) => resolver(withSaved(values), ...rest)),
    mode,
    defaultValues: saved as DefaultValues<Values>,
  })
  const withSaved = (values: Values): Values => ({ ...values, ...onlyKeys(base.current, hidden(values)) })
  const changed = () => changedKeys(base.current, withSaved(form.getValues()))
  const serial = JSON.stringify(saved)
  // biome-ignore lint/correctness/useExhaustiveDependencies: begins again only when something else is saved
  useEffect(() => {
    if (JSON.stringify(base.current) === serial) return
    const now = form.getValues()
    const next = followed(base.current, now, saved)
    base.current = saved
    for (const key of changedKeys(now, next)) form.setValue(key as Path<Values>, next[key])
    form.reset(saved, kept)
  }, [serial])
  return {
    ...form,
    /** The fields in which something else stands than what is saved. */
    changed,
    /** Of what would be sent, what was changed here. */
    changes: (given: Given) => onlyKeys(given, changed()),
    /** Asked before saving, and called once it is saved: what was sent is no change any more, what is typed since is. */
    settling() {
      const sent = structuredClone(form.getValues())
      return () => {
        base.current = sent
        form.reset(sent, kept)
      }
    },
  }
}

/** As much of such a form as whoever saves it needs. */
export type Settling = { settling: () => () => void }
