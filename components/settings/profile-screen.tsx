'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { useAccount } from '../data/account-context.tsx'
import { useUpdateProfile } from '../data/session.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { localeNames, locales } from '../i18n/locale.ts'
import { themes, useTheme } from '../shell/theme.ts'
import { usePreference } from '../shell/use-preference.ts'
import { cx } from '../ui/cx.ts'
import { Field, Input, Select } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { FormSection } from './form-section.tsx'
import { SettingsPage } from './settings-page.tsx'

export function ProfileScreen() {
  const t = useTranslations('settings.profile')
  const { profile } = useAccount()
  const update = useUpdateProfile()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({ name: z.string().trim().min(1, t('nameNeeded')).max(255), display_name: z.string().trim().max(255) }),
    ),
    values: { name: profile.name, display_name: profile.display_name ?? '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    try {
      await update.mutateAsync(values)
      toast(t('saved'))
    } catch (error) {
      showErrors(error, form.setError, { name: 'name', display_name: 'display_name' })
    }
  })
  return (
    <SettingsPage title={t('title')} plain>
      <FormSection
        title={t('you')}
        body={t('youBody')}
        onSubmit={submit}
        dirty={isDirty}
        busy={isSubmitting}
        problem={errors.root?.message}
      >
        <Field label={t('name')} error={errors.name?.message}>
          {props => <Input {...props} {...form.register('name')} autoComplete="name" />}
        </Field>
        <Field label={t('displayName')} help={t('displayNameHelp')} error={errors.display_name?.message}>
          {props => <Input {...props} {...form.register('display_name')} />}
        </Field>
        <Field label={t('email')} help={t('emailHelp')}>
          {props => <Input {...props} value={profile.email} readOnly dir="ltr" className="text-muted" />}
        </Field>
      </FormSection>
      <Look />
    </SettingsPage>
  )
}

/** Takes effect at once: one sees what one gets. */
function Look() {
  const t = useTranslations('settings.profile')
  const tn = useTranslations('nav')
  const theme = useTheme()
  const locale = useLocale()
  const prefer = usePreference()
  return (
    <section className="grid gap-x-8 gap-y-4 border-t border-line py-6 grid-cols-[minmax(0,1fr)] md:grid-cols-[200px_minmax(0,1fr)]">
      <div>
        <h2 className="text-base font-semibold">{t('look')}</h2>
        <p className="mt-1 text-sm text-muted">{t('lookBody')}</p>
      </div>
      <div className="flex flex-col gap-4">
        <Field label={tn('language')}>
          {props => (
            <Select {...props} value={locale} onChange={event => prefer({ locale: event.target.value })}>
              {locales.map(one => (
                <option key={one} value={one}>
                  {localeNames[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <fieldset>
          <legend className="mb-1.5 text-sm font-medium">{tn('theme')}</legend>
          <div className="grid grid-cols-3 gap-2">
            {themes.map(one => (
              <label
                key={one}
                className={cx(
                  'flex cursor-pointer items-center justify-center rounded-md border px-3 py-2 has-focus-visible:outline-2 has-focus-visible:outline-[var(--focus)]',
                  theme === one ? 'border-accent bg-accent-soft font-medium' : 'border-line-strong hover:bg-hover',
                )}
              >
                <input
                  type="radio"
                  name="theme"
                  value={one}
                  checked={theme === one}
                  onChange={() => prefer({ theme: one })}
                  className="sr-only"
                />
                {tn(`themes.${one}`)}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </section>
  )
}
