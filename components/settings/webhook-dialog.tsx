'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type WebhookWire, webhookEvents } from '#lib/protocol/webhook.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Field, Input } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { CopyLine } from './channels/copy-line.tsx'
import { FormDialog } from './form-dialog.tsx'

type Props = { webhook: WebhookWire | 'new' | null; onClose: () => void }

export function WebhookDialog({ webhook, onClose }: Props) {
  return webhook && <WebhookForm webhook={webhook === 'new' ? null : webhook} onDone={onClose} />
}

function WebhookForm({ webhook, onDone }: { webhook: WebhookWire | null; onDone: () => void }) {
  const t = useTranslations('settings.webhooks')
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
  const { errors, isDirty, isSubmitting } = form.formState
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
    <FormDialog
      title={t(webhook ? 'editTitle' : 'addTitle')}
      description={t('formBody')}
      action={t('save')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onDone}
    >
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
        <>
          <CopyLine secret label={t('secret')} text={webhook.signing_secret} help={t('secretHelp')} />
          <CopyLine secret label={t('chatwootSecret')} text={webhook.secret} help={t('chatwootSecretHelp')} />
        </>
      )}
    </FormDialog>
  )
}
