'use client'

import { Plus, X } from 'lucide-react'
import { type UseFormReturn, useFieldArray } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Check } from '../check.tsx'
import type { CalendarValues } from './calendar-form.ts'
import { SpansField } from './spans-field.tsx'

/** Days on which other hours are kept, or none. */
export function HolidaysField({ form }: { form: UseFormReturn<CalendarValues> }) {
  const t = useTranslations('settings.hours')
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'holidays' })
  return (
    <div className="flex flex-col gap-3">
      {fields.length > 0 && (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {fields.map((field, at) => (
            <Holiday key={field.id} form={form} at={at} onRemove={() => remove(at)} />
          ))}
        </ul>
      )}
      <Button
        size="sm"
        className="self-start"
        onClick={() => append({ name: '', date: '', last_date: '', every_year: false, spans: [] })}
      >
        <Plus size={14} aria-hidden />
        {t('addHoliday')}
      </Button>
    </div>
  )
}

function Holiday({ form, at, onRemove }: { form: UseFormReturn<CalendarValues>; at: number; onRemove: () => void }) {
  const t = useTranslations('settings.hours')
  const errors = form.formState.errors.holidays?.[at]
  const [name, spans] = form.watch([`holidays.${at}.name`, `holidays.${at}.spans`])
  return (
    <li className="flex flex-col gap-3 p-3">
      <div className="flex items-start gap-2">
        <Field label={t('holiday')} error={errors?.name?.message} className="flex-1">
          {props => <Input {...props} {...form.register(`holidays.${at}.name`)} dir="auto" autoComplete="off" />}
        </Field>
        <IconButton label={t('removeHoliday', { name: name || String(at + 1) })} onClick={onRemove} className="mt-6.5">
          <X size={15} aria-hidden />
        </IconButton>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('firstDay')} error={errors?.date?.message}>
          {props => <Input {...props} {...form.register(`holidays.${at}.date`)} type="date" />}
        </Field>
        <Field label={t('lastDay')} optional={t('optional')} error={errors?.last_date?.message}>
          {props => <Input {...props} {...form.register(`holidays.${at}.last_date`)} type="date" />}
        </Field>
      </div>
      <Check label={t('everyYear')} {...form.register(`holidays.${at}.every_year`)} />
      <div>
        <p className="mb-1 text-xs text-muted">{t(spans.length ? 'holidayOpen' : 'holidayClosed')}</p>
        <SpansField
          name={name || t('holiday')}
          spans={spans}
          make={times => times}
          onChange={next => form.setValue(`holidays.${at}.spans`, next, { shouldDirty: true, shouldValidate: true })}
        />
        {errors?.spans && <p className="mt-1 text-xs text-danger">{firstMessage(errors.spans)}</p>}
      </div>
    </li>
  )
}

/** The message of an array's own error, or of the first of its items. */
export function firstMessage(error: unknown): string | undefined {
  if (typeof error !== 'object' || !error) return
  if ('message' in error && typeof error.message === 'string') return error.message
  for (const inner of Object.values(error)) {
    const message = firstMessage(inner)
    if (message) return message
  }
}
