'use client'

import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Field, Input } from '../ui/field.tsx'
import { FormSection } from './form-section.tsx'
import { useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'

const MOST_HOURS = 8760

/** How long after a customer's message one may answer, where the program behind the inbox has such a limit. */
export function ReplyWindow({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.window')
  const save = useSaveInbox(inbox)
  const kept = inbox.additional_attributes ?? {}
  const form = useSavedForm({
    resolver: zodResolver(
      z.object({
        hours: z
          .string()
          .trim()
          .refine(text => text === '' || (Number(text) > 0 && Number(text) <= MOST_HOURS), t('wrong')),
      }),
    ),
    saved: { hours: String(kept.agent_reply_time_window ?? '') },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ hours }) => {
    const { agent_reply_time_window: _, ...rest } = kept
    const additional_attributes = hours ? { ...rest, agent_reply_time_window: Number(hours) } : rest
    await save({ channel: { additional_attributes } }, form, { 'channel.additional_attributes': 'hours' })
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
      <Field label={t('hours')} help={t('hoursHelp')} error={errors.hours?.message}>
        {props => <Input {...props} {...form.register('hours')} inputMode="decimal" dir="ltr" className="w-28" />}
      </Field>
    </FormSection>
  )
}
