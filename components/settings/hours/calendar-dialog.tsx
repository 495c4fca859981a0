'use client'

import { useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { CalendarWire } from '#lib/protocol/calendar.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useAccountDetails, useInboxes } from '../../data/use-directory.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Input } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { TimezoneSelect } from '../timezone-select.tsx'
import { bodyOf, type CalendarValues, calendarForm, valuesOf } from './calendar-form.ts'
import { firstMessage, HolidaysField } from './holidays-field.tsx'
import { useDayName, WeekField } from './week-field.tsx'

type Props = { calendar: CalendarWire | null; onClose: () => void }

export function CalendarDialog({ calendar, onClose }: Props) {
  const t = useTranslations('settings.hours')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const account = useAccountDetails().data
  const inboxes = useInboxes().data ?? []
  const showErrors = useFormErrors()
  const dayName = useDayName()
  const form = useForm<CalendarValues>({
    resolver: zodResolver(calendarForm(t, day => t('overlap', { day: dayName(day) }))),
    defaultValues: valuesOf(calendar, account?.timezone ?? 'UTC'),
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const [spans, chosen, timezone] = form.watch(['spans', 'inbox_ids', 'timezone'])
  const submit = form.handleSubmit(async values => {
    const body = bodyOf(values)
    try {
      await (calendar ? api.updateCalendar(calendar.id, body) : api.createCalendar(body))
      await client.invalidateQueries({ queryKey: keys.calendars(accountId) })
      void client.invalidateQueries({ queryKey: keys.inboxes(accountId) })
      toast(t(calendar ? 'saved' : 'added'))
      onClose()
    } catch (error) {
      const names = { name: 'name', timezone: 'timezone', spans: 'spans', holidays: 'holidays' } as const
      showErrors(error, form.setError, names, { name: t('nameTaken') })
    }
  })
  const toggle = (id: number) =>
    form.setValue('inbox_ids', chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id], {
      shouldDirty: true,
    })
  const wrong = firstMessage(errors.spans)
  return (
    <FormDialog
      wide
      title={t(calendar ? 'editTitle' : 'addTitle')}
      action={t(calendar ? 'save' : 'add')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('name')} error={errors.name?.message}>
          {props => <Input {...props} {...form.register('name')} dir="auto" autoComplete="off" autoFocus />}
        </Field>
        <Field label={t('timezone')} error={errors.timezone?.message}>
          {props => <TimezoneSelect {...props} {...form.register('timezone')} chosen={timezone} />}
        </Field>
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-sm font-medium">{t('week')}</legend>
        <WeekField
          spans={spans}
          onChange={next =>
            form.setValue('spans', next, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
          }
        />
        {wrong && (
          <p role="alert" className="mt-1.5 flex items-start gap-1.5 text-xs text-danger">
            <CircleAlert size={14} aria-hidden className="mt-px shrink-0" />
            {wrong}
          </p>
        )}
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-1.5 text-sm font-medium">{t('holidays')}</legend>
        <HolidaysField form={form} />
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="text-sm font-medium">{t('inboxes')}</legend>
        <p className="mb-1.5 text-xs text-faint">{t('inboxesHelp')}</p>
        <ul className="divide-y divide-line rounded-lg border border-line">
          {inboxes.map(inbox => (
            <li key={inbox.id}>
              <label className="flex cursor-pointer items-center gap-3 px-3 py-2 hover:bg-hover">
                <input
                  type="checkbox"
                  checked={chosen.includes(inbox.id)}
                  onChange={() => toggle(inbox.id)}
                  className="size-4 accent-[var(--accent)]"
                />
                <span className="min-w-0 flex-1 truncate">{inbox.name}</span>
                {!inbox.working_hours_enabled && <span className="text-xs text-faint">{t('notEnabled')}</span>}
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </FormDialog>
  )
}
