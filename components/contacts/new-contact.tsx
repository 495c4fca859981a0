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
import { Field, Input } from '../ui/field.tsx'
import { useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'

const bare = (phone: string) => phone.replace(/[\s()./-]/g, '')

/** A contact by hand: a name, or a way to reach them. */
export default function NewContact({ onClose }: { onClose: () => void }) {
  const t = useTranslations('contacts.new')
  const tf = useTranslations('contacts.fields')
  const td = useTranslations('details')
  const router = useRouter()
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useContactsApi()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z
        .object({
          name: z.string().trim().max(255),
          email: z
            .string()
            .trim()
            .refine(value => !value || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value), td('emailWrong')),
          phone_number: z
            .string()
            .trim()
            .refine(value => !value || /^\+[1-9]\d{1,14}$/.test(bare(value)), td('phoneWrong')),
          identifier: z.string().trim().max(255),
          company_name: z.string().trim().max(255),
          city: z.string().trim().max(255),
        })
        .refine(({ name, email, phone_number, identifier }) => name || email || phone_number || identifier, {
          path: ['name'],
          message: t('nobody'),
        }),
    ),
    mode: 'onTouched',
    defaultValues: { name: '', email: '', phone_number: '', identifier: '', company_name: '', city: '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ company_name, city, phone_number, ...plain }) => {
    const besides = Object.entries({ company_name, city }).filter(([, value]) => value)
    try {
      const { payload } = await api.create({
        ...plain,
        phone_number: bare(phone_number),
        additional_attributes: Object.fromEntries(besides),
      })
      void client.invalidateQueries({ queryKey: contactKeys.lists(accountId) })
      onClose()
      router.push(paths.contact(accountId, payload.contact.id))
    } catch (error) {
      const names = ['name', 'email', 'phone_number', 'identifier'] as const
      const taken = Object.fromEntries(names.map(name => [name, t('taken')]))
      showErrors(error, form.setError, Object.fromEntries(names.map(name => [name, name])), taken)
    }
  })
  const fields = [
    { name: 'name', type: 'text', autoComplete: 'off' },
    { name: 'email', type: 'email', dir: 'ltr' },
    { name: 'phone_number', type: 'tel', dir: 'ltr', help: t('phoneHelp') },
    { name: 'company_name', type: 'text' },
    { name: 'city', type: 'text' },
    { name: 'identifier', type: 'text', help: t('identifierHelp') },
  ] as const
  return (
    <FormDialog
      title={t('title')}
      description={t('body')}
      action={t('add')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      {fields.map(({ name, ...rest }) => (
        <Field key={name} label={tf(name)} help={'help' in rest ? rest.help : undefined} error={errors[name]?.message}>
          {props => (
            <Input
              {...props}
              {...form.register(name)}
              type={rest.type}
              dir={'dir' in rest ? rest.dir : undefined}
              autoFocus={name === 'name'}
              autoComplete="off"
            />
          )}
        </Field>
      ))}
    </FormDialog>
  )
}
