'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type InboxWire, replyTimes } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { Field, Input, Select, Textarea } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { ColorField } from './color-field.tsx'
import { FormSection } from './form-section.tsx'
import { inboxRules, splitDomains } from './inbox-form.ts'
import { useInboxWords } from './use-inbox-words.ts'

/** What the inbox is called and how its widget looks and greets. */
export function InboxSettingsForm({ inbox }: { inbox: InboxWire }) {
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
        welcome_title: z.string().trim().max(255),
        welcome_tagline: z.string().trim().max(1000),
        reply_time: z.enum(replyTimes),
        allowed_domains: inboxRules.domains(words),
      }),
    ),
    values: {
      name: inbox.name,
      website_url: inbox.website_url ?? '',
      widget_color: inbox.widget_color ?? '#3d5bd9',
      welcome_title: inbox.welcome_title ?? '',
      welcome_tagline: inbox.welcome_tagline ?? '',
      reply_time: inbox.reply_time ?? 'in_a_few_minutes',
      allowed_domains: splitDomains(inbox.allowed_domains ?? '').join(', '),
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, ...channel }) => {
    try {
      const saved = await api.updateInbox(inbox.id, { name, channel })
      client.setQueryData<InboxWire[]>(keys.inboxes(accountId), all =>
        all?.map(one => (one.id === saved.id ? saved : one)),
      )
      toast(t('saved'))
    } catch (error) {
      const fields = [
        'name',
        'website_url',
        'widget_color',
        'welcome_title',
        'welcome_tagline',
        'reply_time',
        'allowed_domains',
      ] as const
      showErrors(
        error,
        form.setError,
        Object.fromEntries(
          fields.flatMap(field => [
            [field, field],
            [`channel.${field}`, field],
          ]),
        ),
      )
    }
  })
  return (
    <FormSection
      title={t('look')}
      body={t('lookBody')}
      onSubmit={submit}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
    >
      <Field label={t('name')} error={errors.name?.message}>
        {props => <Input {...props} {...form.register('name')} />}
      </Field>
      <Field label={t('url')} error={errors.website_url?.message}>
        {props => <Input {...props} {...form.register('website_url')} inputMode="url" dir="ltr" />}
      </Field>
      <ColorField
        label={t('color')}
        value={form.watch('widget_color')}
        error={errors.widget_color?.message}
        onChange={color => form.setValue('widget_color', color, { shouldDirty: true, shouldValidate: true })}
      />
      <Field label={t('welcomeTitle')} help={t('welcomeTitleHelp')} error={errors.welcome_title?.message}>
        {props => <Input {...props} {...form.register('welcome_title')} />}
      </Field>
      <Field label={t('welcomeTagline')} error={errors.welcome_tagline?.message}>
        {props => <Textarea {...props} {...form.register('welcome_tagline')} rows={2} />}
      </Field>
      <Field label={t('replyTime')} help={t('replyTimeHelp')} error={errors.reply_time?.message}>
        {props => (
          <Select {...props} {...form.register('reply_time')}>
            {replyTimes.map(one => (
              <option key={one} value={one}>
                {t(`replyTimes.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('domains')} help={t('domainsHelp')} error={errors.allowed_domains?.message}>
        {props => (
          <Input
            {...props}
            {...form.register('allowed_domains')}
            dir="ltr"
            placeholder="shop.example.com, *.example.org"
          />
        )}
      </Field>
    </FormSection>
  )
}
