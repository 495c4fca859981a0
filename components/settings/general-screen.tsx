'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { Schemas } from '#lib/protocol/client.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { localeNames, locales } from '../i18n/locale.ts'
import { Field, Input, Select } from '../ui/field.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { FormSection } from './form-section.tsx'
import { SettingsPage } from './settings-page.tsx'

export function GeneralScreen() {
  const t = useTranslations('settings.general')
  const { api, accountId, isAdministrator } = useAccount()
  const account = useQuery({ queryKey: keys.account(accountId), queryFn: api.account, enabled: isAdministrator })
  return (
    <SettingsPage title={t('title')} body={t('body')}>
      {account.data ? (
        <GeneralForm account={account.data} />
      ) : account.error ? (
        <Problem error={account.error} onRetry={() => account.refetch()} />
      ) : (
        <Loading className="flex flex-col gap-4">
          <Skeleton className="h-9 w-full" />
          <Skeleton className="h-9 w-full" />
        </Loading>
      )}
    </SettingsPage>
  )
}

function GeneralForm({ account }: { account: Schemas['Account'] }) {
  const t = useTranslations('settings.general')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({ name: z.string().trim().min(1, t('nameNeeded')).max(255), locale: z.enum(locales) }),
    ),
    values: { name: account.name, locale: account.locale },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    try {
      const saved = await api.updateAccount(values)
      client.setQueryData(keys.account(accountId), saved)
      void client.invalidateQueries({ queryKey: keys.profile })
      toast(t('saved'))
    } catch (error) {
      showErrors(error, form.setError, { name: 'name', locale: 'locale' })
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
        {props => <Input {...props} {...form.register('name')} />}
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
    </FormSection>
  )
}
