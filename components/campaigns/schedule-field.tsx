'use client'

import type { UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Choice } from '../settings/choice.tsx'
import { Field, Input } from '../ui/field.tsx'
import type { Draft } from './draft.ts'

/** At once, or at a time by the account's clocks. */
export function ScheduleField({ form, timeZone }: { form: UseFormReturn<Draft>; timeZone: string }) {
  const t = useTranslations('oneOff.form')
  const when = form.watch('when')
  return (
    <>
      <Choice
        legend={t('whenLegend')}
        name="when"
        value={when}
        options={[
          { value: 'now', label: t('now') },
          { value: 'later', label: t('later') },
        ]}
        onChange={value =>
          form.setValue('when', value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
        }
      />
      {when === 'later' && (
        <Field
          label={t('at')}
          help={t('atHelp', { zone: timeZone })}
          error={form.formState.errors.at?.message}
          className="max-w-sm"
        >
          {props => <Input {...props} {...form.register('at')} type="datetime-local" />}
        </Field>
      )}
    </>
  )
}
