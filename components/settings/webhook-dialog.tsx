'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type WebhookWire, webhookEvents } from '#lib/protocol/webhook.ts'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'

type Props = { webhook: WebhookWire | 'new' | null; onClose: () => void }

export function WebhookDialog({ webhook, onClose }: Props) {
  const t = useTranslations('settings.webhooks')
  return (
    <Dialog
      open={webhook !== null}
      onOpenChange={open => !open && onClose()}
      title={t(webhook === 'new' ? 'addTitle' : 'editTitle')}
      description={t('formBody')}
    >
      {webhook && <WebhookForm webhook={webhook === 'new' ? null : webhook} onDone={onClose} />}
    </Dialog>
  )
}

function WebhookForm({ webhook, onDone }: { webhook: WebhookWire | null; onDone: () => void }) {
  const t = useTranslations('settings.webhooks')
  const common = useTranslations('common')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        url: z.url({ protocol: /^https?$/, error: t('urlWrong') }).max(2048),
        name: z.string().trim().max(255),
        subscriptions: z.array(z.enum(webhookEvents)).min(1, t('eventsNeeded')),
      }),
    ),
    mode: 'onTouched',
    defaultValues: {
      url: webhook?.url ?? '',
      name: webhook?.name ?? '',
      subscriptions: webhook?.subscriptions ?? [...webhookEvents.slice(0, 8)],
    },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    const body = { ...values, name: values.name || null }
    try {
      await (webhook ? api.updateWebhook(webhook.id, body) : api.createWebhook(body))
      await client.invalidateQueries({ queryKey: keys.webhooks(accountId) })
      toast(t(webhook ? 'saved' : 'added'))
      onDone()
    } catch (error) {
      showErrors(error, form.setError, { url: 'url', name: 'name', subscriptions: 'subscriptions' })
    }
  })
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem>{errors.root?.message}</FormProblem>
      <Field label={t('url')} error={errors.url?.message}>
        {props => <Input {...props} {...form.register('url')} inputMode="url" dir="ltr" autoComplete="off" autoFocus />}
      </Field>
      <Field label={t('name')} optional={t('optional')} error={errors.name?.message}>
        {props => <Input {...props} {...form.register('name')} autoComplete="off" />}
      </Field>
      <fieldset>
        <legend className="mb-1.5 text-sm font-medium">{t('events')}</legend>
        <div className="grid gap-x-4 gap-y-1.5 sm:grid-cols-2">
          {webhookEvents.map(event => (
            <label key={event} title={event} className="flex cursor-pointer items-start gap-2">
              <input
                type="checkbox"
                value={event}
                {...form.register('subscriptions')}
                className="mt-0.5 size-4 shrink-0 accent-[var(--accent)]"
              />
              {t(`eventNames.${event}`)}
            </label>
          ))}
        </div>
        {errors.subscriptions?.message && (
          <p role="alert" className="mt-1.5 text-xs text-danger">
            {errors.subscriptions.message}
          </p>
        )}
      </fieldset>
      {webhook && (
        <Field label={t('secret')} help={t('secretHelp', { secret: webhook.secret })}>
          {props => (
            <div className="flex gap-2">
              <Input
                {...props}
                readOnly
                dir="ltr"
                value={webhook.signing_secret}
                className="min-w-0 flex-1 font-mono"
              />
              <CopyButton text={webhook.signing_secret} label={t('copy')} className="h-9" />
            </div>
          )}
        </Field>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{common('cancel')}</Button>
        <Button type="submit" tone="primary" busy={isSubmitting}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
