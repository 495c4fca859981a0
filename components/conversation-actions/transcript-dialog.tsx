'use client'

import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'

type Props = { conversation: Conversation; onClose: () => void }

/** To whom what was said is mailed: the contact, the viewer, or any other address. */
export function TranscriptDialog({ conversation, onClose }: Props) {
  const t = useTranslations('side.transcript')
  const tc = useTranslations('common')
  const { api, profile } = useAccount()
  const showErrors = useFormErrors()
  const { contact } = conversation
  const form = useForm({
    resolver: zodResolver(z.object({ email: z.email(t('wrong')) })),
    defaultValues: { email: contact.email ?? '' },
  })
  const { errors, isSubmitting } = form.formState
  const email = form.watch('email')
  const suggested = [
    ...(contact.email ? [{ email: contact.email, label: contact.name || contact.email }] : []),
    { email: profile.email, label: t('me') },
  ]
  const submit = form.handleSubmit(async values => {
    try {
      await api.transcript(conversation.id, values.email)
      toast(t('sent', { email: values.email }))
      onClose()
    } catch (error) {
      showErrors(error, form.setError, { email: 'email' })
    }
  })
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t('title')} description={t('body')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <FormProblem>{errors.root?.message}</FormProblem>
        <Field label={t('email')} error={errors.email?.message}>
          {props => (
            <Input {...props} {...form.register('email')} type="email" dir="ltr" autoComplete="off" autoFocus />
          )}
        </Field>
        <div className="-mt-2 flex flex-wrap gap-1.5">
          {suggested.map(one => (
            <Button
              key={one.label}
              size="sm"
              aria-pressed={email === one.email}
              className="max-w-full aria-pressed:bg-press"
              onClick={() => form.setValue('email', one.email, { shouldValidate: true })}
            >
              <span className="truncate">
                <bdi>{one.label}</bdi>
              </span>
            </Button>
          ))}
        </div>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" tone="primary" busy={isSubmitting}>
            {t('send')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
