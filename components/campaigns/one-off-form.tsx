'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { InboxWire } from '#lib/protocol/index.ts'
import { FormProblem } from '../auth/form-problem.tsx'
import { purposeKey } from '../contacts/consent-words.ts'
import { useAccount } from '../data/account-context.tsx'
import { useUnsaved } from '../data/unsaved.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { AudienceField } from './audience-field.tsx'
import { ConfirmSending } from './confirm-sending.tsx'
import { type Draft, draftOf, wireOf } from './draft.ts'
import { FormPart } from './form-part.tsx'
import { MessageField } from './message-field.tsx'
import { type Campaign, useOneOffApi } from './one-off-api.ts'
import { PurposeField } from './purpose-field.tsx'
import { ReachPanel } from './reach-panel.tsx'
import { ScheduleField } from './schedule-field.tsx'
import { usePutOneOff } from './use-one-off.ts'
import { fromZone } from './zoned.ts'

type Props = { campaign: Campaign | null; inboxes: InboxWire[]; timeZone: string }

/** What is sent, to whom and when; beside it to how many that would go. */
export function OneOffForm({ campaign, inboxes, timeZone }: Props) {
  const t = useTranslations('oneOff.form')
  const { accountId } = useAccount()
  const router = useRouter()
  const api = useOneOffApi()
  const put = usePutOneOff()
  const showErrors = useFormErrors()
  const [confirming, setConfirming] = useState(false)
  const form = useForm<Draft>({
    resolver: zodResolver(schemaOf(t, timeZone, inboxes)),
    mode: 'onTouched',
    defaultValues: draftOf(campaign, inboxes[0]?.id ?? 0, timeZone),
  })
  const { errors, isSubmitting, isDirty, isSubmitSuccessful } = form.formState
  const draft = form.watch()
  const wrong = errors.template?.message
  const inbox = inboxes.find(one => one.id === Number(draft.inbox_id))
  useUnsaved(isDirty && !isSubmitSuccessful)

  const save = (enabled: boolean) =>
    form.handleSubmit(async given => {
      try {
        const fields = wireOf(given, timeZone, enabled)
        const saved = await (campaign ? api.update(campaign.id, fields) : api.create(fields))
        put(saved)
        toast(t(enabled ? (given.when === 'now' ? 'sending' : 'scheduled') : 'saved'))
        router.push(paths.oneOff(accountId, saved.id))
      } catch (error) {
        setConfirming(false)
        const segments = Object.fromEntries(
          given.audience.map((_, index) => [`audience.${index}.id`, 'audience' as const]),
        )
        const same = ['title', 'inbox_id', 'message', 'audience', 'purpose'] as const
        showErrors(
          error,
          form.setError,
          {
            ...Object.fromEntries(same.map(name => [name, name])),
            'template_params.name': 'template',
            scheduled_at: 'at',
            ...segments,
          },
          Object.fromEntries(Object.keys(segments).map(name => [name, t('segmentGone')])),
        )
      }
    })()

  const set = <Name extends keyof Draft>(name: Name, value: Draft[Name]) =>
    form.setValue(name as 'audience', value as Draft['audience'], {
      shouldDirty: true,
      shouldValidate: form.formState.isSubmitted,
    })

  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        void form.handleSubmit(() => setConfirming(true))()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
      }}
      className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_280px]"
    >
      <div className="flex min-w-0 flex-col">
        <FormProblem>{errors.root?.message}</FormProblem>
        <FormPart title={t('what')}>
          <Field label={t('name')} help={t('nameHelp')} error={errors.title?.message}>
            {props => <Input {...props} {...form.register('title')} autoComplete="off" />}
          </Field>
          <Field label={t('inbox')} error={errors.inbox_id?.message}>
            {props => (
              <Select
                {...props}
                {...form.register('inbox_id', { valueAsNumber: true, onChange: () => set('template', null) })}
              >
                {inboxes.map(one => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {inbox && (
            <MessageField
              inbox={inbox}
              draft={draft}
              error={typeof wrong === 'string' ? wrong : errors.message?.message}
              onMessage={message => set('message', message)}
              onTemplate={(template, message) => {
                set('message', message)
                set('template', template)
              }}
            />
          )}
        </FormPart>
        <FormPart title={t('who')}>
          <AudienceField
            audience={draft.audience}
            error={errors.audience?.message}
            onChange={audience => set('audience', audience)}
          />
          <PurposeField
            value={draft.purpose}
            error={errors.purpose?.message}
            onChange={value => set('purpose', value)}
          />
        </FormPart>
        <FormPart title={t('when')}>
          <ScheduleField form={form} timeZone={timeZone} />
        </FormPart>
        <div className="flex flex-wrap justify-end gap-2 border-t border-line pt-5">
          <Button busy={isSubmitting && !confirming} onClick={() => void save(false)}>
            {t('saveDraft')}
          </Button>
          <Button type="submit" tone="primary">
            {t('review')}
          </Button>
        </div>
      </div>
      <aside aria-label={t('reach')} className="lg:sticky lg:top-0 lg:self-start">
        <ReachPanel draft={draft} campaignId={campaign?.id} />
      </aside>
      {confirming && (
        <ConfirmSending
          draft={draft}
          inboxName={inbox?.name ?? ''}
          campaignId={campaign?.id}
          timeZone={timeZone}
          busy={isSubmitting}
          onClose={() => setConfirming(false)}
          onConfirm={() => void save(true)}
        />
      )}
    </form>
  )
}

function schemaOf(
  t: (
    key: 'titleNeeded' | 'messageNeeded' | 'templateNeeded' | 'audienceNeeded' | 'purposeNeeded' | 'timeWrong',
  ) => string,
  timeZone: string,
  inboxes: InboxWire[],
) {
  const takesTemplates = (id: number) => inboxes.find(one => one.id === id)?.traits.templates
  return z
    .object({
      title: z.string().trim().min(1, t('titleNeeded')).max(255),
      inbox_id: z.number(),
      message: z.string(),
      template: z.record(z.string(), z.unknown()).nullable(),
      audience: z
        .array(z.object({ type: z.enum(['Label', 'Segment']), id: z.number(), name: z.string().optional() }))
        .min(1, t('audienceNeeded')),
      purpose: z
        .string()
        .transform(purposeKey)
        .pipe(z.string().min(1, t('purposeNeeded'))),
      when: z.enum(['now', 'later']),
      at: z.string(),
    })
    .refine(one => one.template || !takesTemplates(one.inbox_id), { path: ['template'], message: t('templateNeeded') })
    .refine(one => one.template || one.message.trim(), { path: ['message'], message: t('messageNeeded') })
    .refine(one => one.when === 'now' || (fromZone(one.at, timeZone)?.getTime() ?? 0) > Date.now(), {
      path: ['at'],
      message: t('timeWrong'),
    })
}
