'use client'

import { useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type Role, roles } from '#lib/protocol/agent.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useInstallation } from '../../data/session.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { paths } from '../../shell/paths.ts'
import { Field, Input } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { FormDialog } from '../form-dialog.tsx'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

export function InviteDialog({ open, onOpenChange }: Props) {
  return open && <InviteForm onDone={() => onOpenChange(false)} />
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('settings.agents')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const byOutbox = useInstallation().data?.mail === 'outbox'
  const form = useForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, t('nameNeeded')).max(255),
        email: z.email(t('emailWrong')),
        role: z.enum(roles),
      }),
    ),
    mode: 'onTouched',
    defaultValues: { name: '', email: '', role: 'agent' as Role },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    try {
      await api.invite(values)
      await client.invalidateQueries({ queryKey: keys.invitations(accountId) })
      toast(t('invitedToast', { email: values.email }))
      onDone()
    } catch (error) {
      showErrors(error, form.setError, { name: 'name', email: 'email', role: 'role' })
    }
  })
  return (
    <FormDialog
      title={t('inviteTitle')}
      description={t('inviteBody')}
      action={t('sendInvitation')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onDone}
    >
      <Field label={t('name')} error={errors.name?.message}>
        {props => <Input {...props} {...form.register('name')} autoComplete="off" autoFocus />}
      </Field>
      <Field label={t('email')} error={errors.email?.message}>
        {props => <Input {...props} {...form.register('email')} type="email" dir="ltr" autoComplete="off" />}
      </Field>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t('role')}</legend>
        <div className="flex flex-col gap-2">
          {roles.map(role => (
            <label
              key={role}
              className="flex cursor-pointer items-start gap-2.5 rounded-md border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                value={role}
                {...form.register('role')}
                className="mt-0.5 size-4 accent-[var(--accent)]"
              />
              <span>
                <span className="block font-medium">{t(`roles.${role}`)}</span>
                <span className="block text-xs text-muted">{t(`roleHelp.${role}`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {byOutbox && (
        <p className="text-xs text-muted">
          {t.rich('outboxHint', {
            link: chunks => (
              <Link href={paths.outbox} className="font-medium text-accent-text hover:underline">
                {chunks}
              </Link>
            ),
          })}
        </p>
      )}
    </FormDialog>
  )
}
