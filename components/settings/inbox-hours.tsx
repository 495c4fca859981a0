'use client'

import { useLocale, useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, Textarea } from '../ui/field.tsx'
import { CheckField } from './check-field.tsx'
import { FormSection } from './form-section.tsx'
import { daysOf, firstDayOf, hoursOf } from './hours.ts'
import { HoursDay } from './hours-day.tsx'
import { hoursForm } from './hours-form.ts'
import { KeptCalendar } from './kept-calendar.tsx'
import { useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'

/** When somebody is there, and what who writes at other times is told. */
export function InboxHours({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.hours')
  const locale = useLocale()
  const save = useSaveInbox(inbox)
  const calendar = inbox.business_calendar_id
  const form = useSavedForm({
    resolver: zodResolver(hoursForm(t)),
    hidden: ({ working_hours_enabled: enabled }) => [
      ...(enabled ? [] : ['out_of_office_message' as const]),
      ...(enabled && !calendar ? [] : ['timezone' as const, 'days' as const]),
    ],
    saved: {
      working_hours_enabled: inbox.working_hours_enabled,
      timezone: inbox.timezone,
      out_of_office_message: inbox.out_of_office_message ?? '',
      days: daysOf(inbox.working_hours, firstDayOf(locale)),
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    const { days, ...changes } = form.changes(values)
    await save({ ...changes, ...(days ? { working_hours: hoursOf(days) } : {}) }, form, {
      timezone: 'timezone',
      out_of_office_message: 'out_of_office_message',
    })
  })
  const zones = [...new Set([inbox.timezone, ...Intl.supportedValuesOf('timeZone')])].toSorted()
  const on = form.watch('working_hours_enabled')

  function asFirst() {
    const days = form.getValues('days')
    const first = days.find(one => one.is === 'hours')
    if (!first) return
    const { opens, closes } = first
    const same = days.map(one => (one.is === 'hours' ? { ...one, opens, closes } : one))
    form.setValue('days', same, { shouldDirty: true, shouldValidate: true })
  }

  return (
    <FormSection
      stacked
      title={t('title')}
      body={t('body')}
      onSubmit={submit}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
    >
      <CheckField label={t('enabled')} help={t('enabledHelp')} {...form.register('working_hours_enabled')} />
      {on && calendar && <KeptCalendar calendarId={calendar} />}
      {on && !calendar && (
        <>
          <Field label={t('zone')} error={errors.timezone?.message}>
            {props => (
              <Select {...props} {...form.register('timezone')}>
                {zones.map(zone => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll('_', ' ')}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <div>
            <ul className="divide-y divide-line border-y border-line">
              {form.watch('days').map((day, at) => (
                <HoursDay key={day.day_of_week} form={form} at={at} day={day} />
              ))}
            </ul>
            <Button size="sm" tone="ghost" className="mt-2 -ms-2.5" onClick={asFirst}>
              {t('asFirst')}
            </Button>
          </div>
        </>
      )}
      {on && (
        <Field label={t('message')} help={t('messageHelp')} error={errors.out_of_office_message?.message}>
          {props => <Textarea {...props} {...form.register('out_of_office_message')} rows={3} dir="auto" />}
        </Field>
      )}
    </FormSection>
  )
}
