'use client'

import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type InboxWire, replyTimes, widgetFlags } from '#lib/protocol/inbox.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Field, Input, Select, Textarea } from '../ui/field.tsx'
import { CheckField } from './check-field.tsx'
import { ColorField } from './color-field.tsx'
import { FormSection } from './form-section.tsx'
import { inboxRules, splitDomains } from './inbox-form.ts'
import { useInboxWords } from './use-inbox-words.ts'
import { named, useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'
import { WidgetPreview } from './widget-preview.tsx'

/** How the chat looks on the website and what it offers, with a picture of it beside. */
export function InboxWidget({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('settings.inboxes')
  const w = useTranslations('channels.widget')
  const words = useInboxWords()
  const save = useSaveInbox(inbox)
  const form = useSavedForm({
    resolver: zodResolver(
      z.object({
        website_url: inboxRules.url(words),
        widget_color: inboxRules.color(words),
        welcome_title: z.string().trim().max(255),
        welcome_tagline: z.string().trim().max(1000),
        reply_time: z.enum(replyTimes),
        selected_feature_flags: z.array(z.enum(widgetFlags)),
        continuity_via_email: z.boolean(),
        allowed_domains: inboxRules.domains(words),
      }),
    ),
    saved: {
      website_url: inbox.website_url ?? '',
      widget_color: inbox.widget_color ?? '#3d5bd9',
      welcome_title: inbox.welcome_title ?? '',
      welcome_tagline: inbox.welcome_tagline ?? '',
      reply_time: inbox.reply_time ?? 'in_a_few_minutes',
      selected_feature_flags: inbox.selected_feature_flags ?? [],
      continuity_via_email: inbox.continuity_via_email ?? true,
      allowed_domains: splitDomains(inbox.allowed_domains ?? '').join(', '),
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const shown = form.watch()
  const submit = form.handleSubmit(async channel => {
    await save({ channel: form.changes(channel) }, form, named(...Object.keys(channel)))
  })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 md:grid-cols-[minmax(0,1fr)_250px]">
      <FormSection
        stacked
        title={t('look')}
        body={t('lookBody')}
        onSubmit={submit}
        dirty={isDirty}
        busy={isSubmitting}
        problem={errors.root?.message}
      >
        <ColorField
          label={t('color')}
          value={shown.widget_color}
          error={errors.widget_color?.message}
          onChange={color => form.setValue('widget_color', color, { shouldDirty: true, shouldValidate: true })}
        />
        <Field label={t('welcomeTitle')} help={t('welcomeTitleHelp')} error={errors.welcome_title?.message}>
          {props => <Input {...props} {...form.register('welcome_title')} dir="auto" />}
        </Field>
        <Field label={t('welcomeTagline')} error={errors.welcome_tagline?.message}>
          {props => <Textarea {...props} {...form.register('welcome_tagline')} rows={2} dir="auto" />}
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
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 text-sm font-medium">{w('offers')}</legend>
          {widgetFlags.map(flag => (
            <CheckField
              key={flag}
              label={w(`flags.${flag}`)}
              value={flag}
              {...form.register('selected_feature_flags')}
            />
          ))}
        </fieldset>
        <CheckField label={w('continuity')} help={w('continuityHelp')} {...form.register('continuity_via_email')} />
        <Field label={t('url')} error={errors.website_url?.message}>
          {props => <Input {...props} {...form.register('website_url')} inputMode="url" dir="ltr" />}
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
      <WidgetPreview inbox={inbox} look={shown} />
    </div>
  )
}
