'use client'

import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Field, Input } from '../ui/field.tsx'
import { CheckField } from './check-field.tsx'
import { FormSection } from './form-section.tsx'
import { InboxMembers } from './inbox-members.tsx'
import { useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'

/** Who answers here, and whether conversations are handed out by themselves. */
export function InboxPeople({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.assignment')
  const save = useSaveInbox(inbox)
  const most = inbox.auto_assignment_config.max_assignment_limit
  const form = useSavedForm({
    resolver: zodResolver(
      z.object({
        enabled: z.boolean(),
        most: z
          .string()
          .trim()
          .regex(/^([1-9]\d{0,3}|10000)?$/, t('mostWrong')),
      }),
    ),
    hidden: ({ enabled }) => (enabled ? [] : ['most']),
    saved: { enabled: inbox.enable_auto_assignment, most: most ? String(most) : '' },
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async values => {
    const { enabled, most: limit } = form.changes(values)
    const auto_assignment_config = { max_assignment_limit: limit ? Number(limit) : null }
    await save({ enable_auto_assignment: enabled, ...(limit === undefined ? {} : { auto_assignment_config }) }, form, {
      auto_assignment_config: 'most',
      'auto_assignment_config.max_assignment_limit': 'most',
    })
  })
  return (
    <>
      <InboxMembers inboxId={inbox.id} />
      <FormSection
        title={t('title')}
        body={t('body')}
        onSubmit={submit}
        dirty={isDirty}
        busy={isSubmitting}
        problem={errors.root?.message}
      >
        <CheckField label={t('enabled')} help={t('enabledHelp')} {...form.register('enabled')} />
        {form.watch('enabled') && (
          <Field label={t('most')} help={t('mostHelp')} error={errors.most?.message}>
            {props => <Input {...props} {...form.register('most')} inputMode="numeric" className="w-28" />}
          </Field>
        )}
      </FormSection>
    </>
  )
}
