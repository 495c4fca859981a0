'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { useAccount } from '../data/account-context.tsx'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { FormDialog } from '../settings/form-dialog.tsx'
import { paths } from '../shell/paths.ts'
import { Field, Input, Textarea } from '../ui/field.tsx'
import { type Company, companyKeys, useCompaniesApi } from './companies-api.ts'

/** A new company, or what a known one is called. */
export function CompanyDialog({ company, onClose }: { company: Company | null; onClose: () => void }) {
  const t = useTranslations('companies')
  const router = useRouter()
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useCompaniesApi()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, t('form.nameMissing')).max(100, t('form.nameLong')),
        domain: z
          .string()
          .trim()
          .refine(value => !value || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value), t('form.domainWrong')),
        description: z.string().max(1000),
      }),
    ),
    mode: 'onTouched',
    defaultValues: {
      name: company?.name ?? '',
      domain: company?.domain ?? '',
      description: company?.description ?? '',
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async fields => {
    try {
      const { payload } = await (company ? api.update(company.id, fields) : api.create(fields))
      client.setQueryData(companyKeys.one(accountId, payload.id), payload)
      void client.invalidateQueries({ queryKey: companyKeys.all(accountId) })
      onClose()
      if (!company) router.push(paths.company(accountId, payload.id))
    } catch (error) {
      const names = { name: 'name', domain: 'domain', description: 'description' } as const
      showErrors(error, form.setError, names, { domain: t('form.domainTaken') })
    }
  })
  return (
    <FormDialog
      title={t(company ? 'edit' : 'add')}
      action={t(company ? 'save' : 'add')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('fields.name')} error={errors.name?.message}>
        {props => <Input {...props} {...form.register('name')} autoFocus autoComplete="off" />}
      </Field>
      <Field label={t('fields.domain')} help={t('form.domainHelp')} error={errors.domain?.message}>
        {props => (
          <Input {...props} {...form.register('domain')} dir="ltr" autoComplete="off" placeholder="example.com" />
        )}
      </Field>
      <Field label={t('fields.description')} error={errors.description?.message}>
        {props => <Textarea {...props} {...form.register('description')} rows={3} />}
      </Field>
    </FormDialog>
  )
}
