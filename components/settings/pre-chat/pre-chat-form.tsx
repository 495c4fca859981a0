'use client'

import { useFieldArray } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Textarea } from '../../ui/field.tsx'
import { FormSection } from '../form-section.tsx'
import { useSaveInbox } from '../use-save-inbox.ts'
import { useSavedForm } from '../use-saved-form.ts'
import { AddField } from './add-field.tsx'
import { channelOf, fieldFor, rules, type Values, valuesOf } from './form.ts'
import { PreChatPreview } from './preview.tsx'
import { PreChatRow } from './row.tsx'

/** What visitors are asked before their first message. */
export function PreChatFormSection({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('settings.inboxes.preChat')
  const save = useSaveInbox(inbox)
  const form = useSavedForm<Values>({
    resolver: zodResolver(rules({ labelNeeded: t('labelNeeded'), choicesNeeded: t('choicesNeeded') })),
    saved: valuesOf(inbox.pre_chat_form_enabled ?? false, inbox.pre_chat_form_options ?? {}),
  })
  const { fields, move, append, remove } = useFieldArray({ control: form.control, name: 'fields', keyName: 'key' })
  const { errors, isDirty, isSubmitting } = form.formState
  const { enabled, message, fields: shown } = form.watch()
  const submit = form.handleSubmit(async values => {
    const changed = form.changed()
    const { pre_chat_form_enabled, pre_chat_form_options } = channelOf(values)
    await save(
      {
        channel: {
          ...(changed.includes('enabled') ? { pre_chat_form_enabled } : {}),
          ...(changed.some(one => one !== 'enabled') ? { pre_chat_form_options } : {}),
        },
      },
      form,
    )
  })
  return (
    <FormSection
      title={t('title')}
      body={t('body')}
      onSubmit={submit}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
    >
      <label className="flex items-start gap-2.5">
        <input type="checkbox" {...form.register('enabled')} className="mt-0.5 size-4 accent-[var(--accent)]" />
        <span className="text-sm font-medium">{t('ask')}</span>
      </label>
      <Field label={t('message')} error={errors.message?.message}>
        {props => <Textarea {...props} {...form.register('message')} rows={2} dir="auto" />}
      </Field>
      <div className="flex flex-col gap-6">
        <div>
          <h3 className="text-sm font-medium">{t('fields')}</h3>
          <ol className="divide-y divide-line">
            {fields.map((field, at) => (
              <PreChatRow
                key={field.key}
                form={form}
                at={at}
                last={fields.length - 1}
                onMove={to => move(at, to)}
                onRemove={() => remove(at)}
              />
            ))}
          </ol>
          <AddField taken={shown.map(one => one.name)} onAdd={attribute => append(fieldFor(attribute))} />
        </div>
        <PreChatPreview inbox={inbox} isEnabled={enabled} message={message} fields={shown} />
      </div>
    </FormSection>
  )
}
