'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { InboxWire } from '#lib/protocol/index.ts'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useUnsaved } from '../data/unsaved.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { ColorField } from './color-field.tsx'
import { inboxRules } from './inbox-form.ts'
import { useInboxWords } from './use-inbox-words.ts'

/** A website inbox needs a name and an address; everything else can wait. */
export function NewInboxForm({ action, onCreated }: { action: string; onCreated: (inbox: InboxWire) => void }) {
  const t = useTranslations('settings.inboxes')
  const words = useInboxWords()
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        name: inboxRules.name(words),
        website_url: inboxRules.url(words),
        widget_color: inboxRules.color(words),
      }),
    ),
    defaultValues: { name: '', website_url: '', widget_color: '#3d5bd9' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  useUnsaved(isDirty)
  const submit = form.handleSubmit(async ({ name, ...channel }) => {
    try {
      const inbox = await api.createInbox({ name, channel: { type: 'web_widget', ...channel } })
      client.setQueryData<InboxWire[]>(keys.inboxes(accountId), inboxes => [...(inboxes ?? []), inbox])
      onCreated(inbox)
    } catch (error) {
      showErrors(error, form.setError, {
        name: 'name',
        website_url: 'website_url',
        'channel.website_url': 'website_url',
        widget_color: 'widget_color',
        'channel.widget_color': 'widget_color',
      })
    }
  })
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <FormProblem>{errors.root?.message}</FormProblem>
      <Field label={t('name')} help={t('nameHelp')} error={errors.name?.message}>
        {props => <Input {...props} {...form.register('name')} autoFocus />}
      </Field>
      <Field label={t('url')} error={errors.website_url?.message}>
        {props => (
          <Input
            {...props}
            {...form.register('website_url')}
            inputMode="url"
            dir="ltr"
            placeholder="shop.example.com"
          />
        )}
      </Field>
      <ColorField
        label={t('color')}
        value={form.watch('widget_color')}
        error={errors.widget_color?.message}
        onChange={color => form.setValue('widget_color', color, { shouldDirty: true, shouldValidate: true })}
      />
      <div>
        <Button type="submit" tone="primary" size="lg" busy={isSubmitting}>
          {action}
        </Button>
      </div>
    </form>
  )
}
