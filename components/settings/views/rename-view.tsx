'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { CustomFilterWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Input } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../form-dialog.tsx'

export function RenameView({ view, onClose }: { view: CustomFilterWire; onClose: () => void }) {
  const t = useTranslations('settings.views')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(z.object({ name: z.string().trim().min(1, t('nameNeeded')).max(255) })),
    defaultValues: { name: view.name },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      await api.updateView(view.id, { name })
      await client.invalidateQueries({ queryKey: keys.views(accountId) })
      toast(t('saved'))
      onClose()
    } catch (error) {
      showErrors(error, form.setError, { name: 'name' })
    }
  })
  return (
    <FormDialog
      title={t('renameTitle')}
      action={t('rename')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('name')} error={errors.name?.message}>
        {props => <Input {...props} {...form.register('name')} dir="auto" autoComplete="off" autoFocus />}
      </Field>
    </FormDialog>
  )
}
