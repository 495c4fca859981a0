'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import { useFormErrors } from '../data/use-form-errors.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
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
  const { errors, isSubmitting } = form.formState
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
    <Dialog open onOpenChange={open => !open && onClose()} title={t(company ? 'edit' : 'add')}>
      <form
        onSubmit={submit}
        noValidate
        className="flex flex-col gap-4"
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event)
        }}
      >
        <FormProblem>{errors.root?.message}</FormProblem>
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
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" busy={isSubmitting}>
            {t(company ? 'save' : 'add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
