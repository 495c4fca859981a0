'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { LabelWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Input } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { Check } from '../check.tsx'
import { ColorField } from '../color-field.tsx'
import { FormDialog } from '../form-dialog.tsx'

type Props = { label: LabelWire | null; onClose: () => void }

export function LabelDialog({ label, onClose }: Props) {
  const t = useTranslations('settings.labels')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        title: z
          .string()
          .trim()
          .toLowerCase()
          .min(1, t('titleNeeded'))
          .max(255)
          .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]+$/u, t('titleWrong')),
        description: z.string().trim().max(1000),
        color: z.string().regex(/^#[0-9a-f]{6}$/i, t('colorWrong')),
        show_on_sidebar: z.boolean(),
      }),
    ),
    mode: 'onTouched',
    defaultValues: {
      title: label?.title ?? '',
      description: label?.description ?? '',
      color: label?.color ?? '#3d5bd9',
      show_on_sidebar: label?.show_on_sidebar ?? true,
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const color = form.watch('color')
  const submit = form.handleSubmit(async ({ description, ...values }) => {
    const body = { ...values, description: description || null }
    try {
      await (label ? api.updateLabel(label.id, body) : api.createLabel(body))
      await client.invalidateQueries({ queryKey: keys.labels(accountId) })
      toast(t(label ? 'saved' : 'added'))
      onClose()
    } catch (error) {
      const names = { title: 'title', description: 'description', color: 'color' } as const
      showErrors(error, form.setError, names, { title: t('titleTaken') })
    }
  })
  return (
    <FormDialog
      title={t(label ? 'editTitle' : 'addTitle')}
      action={t(label ? 'save' : 'add')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('name')}
        help={label && form.watch('title') !== label.title ? t('renamed') : t('nameHelp')}
        error={errors.title?.message}
      >
        {props => <Input {...props} {...form.register('title')} dir="auto" autoComplete="off" autoFocus />}
      </Field>
      <Field label={t('description')} optional={t('optional')} error={errors.description?.message}>
        {props => <Input {...props} {...form.register('description')} dir="auto" autoComplete="off" />}
      </Field>
      <ColorField
        label={t('color')}
        value={color}
        error={errors.color?.message}
        onChange={value => form.setValue('color', value, { shouldDirty: true, shouldValidate: true })}
      />
      <Check label={t('sidebar')} help={t('sidebarHelp')} {...form.register('show_on_sidebar')} />
    </FormDialog>
  )
}
