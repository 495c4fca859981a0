'use client'

import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { Schemas } from '#lib/protocol/client.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { localeNames, locales } from '../../i18n/locale.ts'
import { Field, Input, Select } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormSection } from '../form-section.tsx'
import { TimezoneSelect } from '../timezone-select.tsx'
import { useSavedForm } from '../use-saved-form.ts'
import { useSaveAccount } from './use-save-account.ts'

export function GeneralForm({ account }: { account: Schemas['Account'] }) {
  const t = useTranslations('settings.general')
  const showErrors = useFormErrors()
  const save = useSaveAccount()
  const form = useSavedForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, t('nameNeeded')).max(255),
        locale: z.enum(locales),
        timezone: z.string().max(64),
        support_email: z.union([z.literal(''), z.email(t('supportWrong'))]),
      }),
    ),
    mode: 'onTouched',
    saved: {
      name: account.name,
      locale: account.locale,
      timezone: account.timezone,
      support_email: account.support_email ?? '',
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    try {
      const { support_email, ...changes } = form.changes(values)
      await save({ ...changes, ...(support_email === undefined ? {} : { support_email: support_email || null }) }, form)
      toast(t('saved'))
    } catch (error) {
      const names = { name: 'name', locale: 'locale', timezone: 'timezone', support_email: 'support_email' } as const
      showErrors(error, form.setError, names)
    }
  })
  return (
    <FormSection
      title={t('account')}
      body={t('accountBody')}
      onSubmit={submit}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
    >
      <Field label={t('name')} error={errors.name?.message}>
        {props => <Input {...props} {...form.register('name')} dir="auto" />}
      </Field>
      <Field label={t('locale')} help={t('localeHelp')} error={errors.locale?.message}>
        {props => (
          <Select {...props} {...form.register('locale')}>
            {locales.map(locale => (
              <option key={locale} value={locale}>
                {localeNames[locale]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('timezone')} help={t('timezoneHelp')} error={errors.timezone?.message}>
        {props => <TimezoneSelect {...props} {...form.register('timezone')} chosen={account.timezone} />}
      </Field>
      <Field
        label={t('support')}
        help={t('supportHelp')}
        optional={t('optional')}
        error={errors.support_email?.message}
      >
        {props => <Input {...props} {...form.register('support_email')} type="email" dir="ltr" />}
      </Field>
    </FormSection>
  )
}
