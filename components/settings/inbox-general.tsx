'use client'

import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { type InboxWire, senderNameTypes } from '#lib/protocol/inbox.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Field, Input, Select, Textarea } from '../ui/field.tsx'
import { typeOf } from './channels/looks.ts'
import { useChannelKinds } from './channels/use-channels.ts'
import { CheckField } from './check-field.tsx'
import { DeleteInbox } from './delete-inbox.tsx'
import { FormSection } from './form-section.tsx'
import { InboxFace } from './inbox-face.tsx'
import { useInboxWords } from './use-inbox-words.ts'
import { named, useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'

/** What the inbox is called, and how it behaves towards who writes. */
export function InboxGeneral({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.general')
  const words = useInboxWords()
  const save = useSaveInbox(inbox)
  const kind = useChannelKinds().data?.find(one => one.type === typeOf(inbox))
  const form = useSavedForm({
    resolver: zodResolver(
      z.object({
        name: z.string().trim().min(1, words.nameNeeded).max(255),
        greeting_enabled: z.boolean(),
        greeting_message: z.string().max(10_000),
        enable_email_collect: z.boolean(),
        allow_messages_after_resolved: z.boolean(),
        lock_to_single_conversation: z.boolean(),
        sender_name_type: z.enum(senderNameTypes),
        business_name: z.string().trim().max(255),
      }),
    ),
    hidden: ({ greeting_enabled: greets }) => (greets ? [] : ['greeting_message']),
    saved: {
      name: inbox.name,
      greeting_enabled: inbox.greeting_enabled,
      greeting_message: inbox.greeting_message ?? '',
      enable_email_collect: inbox.enable_email_collect,
      allow_messages_after_resolved: inbox.allow_messages_after_resolved,
      lock_to_single_conversation: inbox.lock_to_single_conversation,
      sender_name_type: inbox.sender_name_type,
      business_name: inbox.business_name ?? '',
    },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    await save(form.changes(values), form, named(...Object.keys(values)))
  })
  const isWebsite = typeOf(inbox) === 'web_widget'
  return (
    <>
      <InboxFace inbox={inbox} />
      <FormSection
        title={t('title')}
        body={t('body')}
        onSubmit={submit}
        dirty={isDirty}
        busy={isSubmitting}
        problem={errors.root?.message}
      >
        <Field label={t('name')} error={errors.name?.message}>
          {props => <Input {...props} {...form.register('name')} />}
        </Field>
        <CheckField label={t('greet')} help={t('greetHelp')} {...form.register('greeting_enabled')} />
        {form.watch('greeting_enabled') && (
          <Field label={t('greeting')} error={errors.greeting_message?.message}>
            {props => <Textarea {...props} {...form.register('greeting_message')} rows={3} dir="auto" />}
          </Field>
        )}
        {Boolean(kind?.traits.asks_email) && (
          <CheckField label={t('askEmail')} help={t('askEmailHelp')} {...form.register('enable_email_collect')} />
        )}
        {isWebsite && (
          <CheckField
            label={t('afterResolved')}
            help={t('afterResolvedHelp')}
            {...form.register('allow_messages_after_resolved')}
          />
        )}
        <CheckField label={t('single')} help={t('singleHelp')} {...form.register('lock_to_single_conversation')} />
        <Field label={t('sender')} help={t('senderHelp')}>
          {props => (
            <Select {...props} {...form.register('sender_name_type')}>
              {senderNameTypes.map(one => (
                <option key={one} value={one}>
                  {t(`senders.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('business')} help={t('businessHelp')} error={errors.business_name?.message}>
          {props => <Input {...props} {...form.register('business_name')} />}
        </Field>
      </FormSection>
      <DeleteInbox inbox={inbox} />
    </>
  )
}
