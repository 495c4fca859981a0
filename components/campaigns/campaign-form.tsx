'use client'

import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { CampaignWire, InboxWire } from '#lib/protocol/index.ts'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import { useMembers } from '../data/use-directory.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input, Select, Textarea } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { useCampaignList } from './use-campaigns.ts'

type Props = { campaign: CampaignWire | null; websites: InboxWire[]; onDone: () => void }

/** What a website says by itself, on which pages and when. */
export function CampaignForm({ campaign, websites, onDone }: Props) {
  const t = useTranslations('settings.campaigns')
  const { api } = useAccount()
  const list = useCampaignList()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        title: z.string().trim().min(1, t('titleNeeded')).max(255),
        message: z.string().trim().min(1, t('messageNeeded')).max(10_000),
        inbox_id: z.coerce.number(),
        sender_id: z.coerce.number(),
        url: z
          .string()
          .trim()
          .refine(value => /^https?:\/\/\S+$/i.test(value), t('urlWrong')),
        time_on_page: z.coerce
          .number(t('timeWrong'))
          .int(t('timeWrong'))
          .min(0, t('timeWrong'))
          .max(86_400, t('timeWrong')),
        trigger_only_during_business_hours: z.boolean(),
      }),
    ),
    mode: 'onTouched',
    defaultValues: valuesOf(campaign, websites[0]),
  })
  const { errors, isSubmitting } = form.formState
  const members = useMembers(Number(form.watch('inbox_id')))
  const submit = form.handleSubmit(async ({ url, time_on_page, sender_id, ...plain }) => {
    const fields = { ...plain, sender_id: sender_id || null, trigger_rules: { url, time_on_page } }
    try {
      list.put(await (campaign ? api.updateCampaign(campaign.id, fields) : api.createCampaign(fields)))
      toast(t('saved'))
      onDone()
    } catch (error) {
      const names = ['title', 'message', 'inbox_id', 'sender_id'] as const
      showErrors(
        error,
        form.setError,
        {
          ...Object.fromEntries(names.map(name => [name, name])),
          'trigger_rules.url': 'url',
          'trigger_rules.time_on_page': 'time_on_page',
        },
        { 'trigger_rules.url': t('urlWrong') },
      )
    }
  })

  return (
    <form
      onSubmit={submit}
      noValidate
      className="flex flex-col gap-4"
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event)
      }}
    >
      <FormProblem>{errors.root?.message}</FormProblem>
      <Field label={t('name')} help={t('nameHelp')} error={errors.title?.message}>
        {props => <Input {...props} {...form.register('title')} autoFocus autoComplete="off" />}
      </Field>
      <Field label={t('message')} error={errors.message?.message}>
        {props => <Textarea {...props} {...form.register('message')} rows={3} dir="auto" />}
      </Field>
      <Field label={t('website')} error={errors.inbox_id?.message}>
        {props => (
          <Select {...props} {...form.register('inbox_id', { onChange: () => form.setValue('sender_id', 0) })}>
            {websites.map(inbox => (
              <option key={inbox.id} value={inbox.id}>
                {inbox.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('sender')} help={t('senderHelp')} error={errors.sender_id?.message}>
        {props => (
          <Select {...props} {...form.register('sender_id')} key={members.data ? 'there' : 'coming'}>
            <option value={0}>{t('senderInbox')}</option>
            {members.data?.map(member => (
              <option key={member.id} value={member.id}>
                {member.available_name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('url')} help={t('urlHelp')} error={errors.url?.message}>
        {props => (
          <Input
            {...props}
            {...form.register('url')}
            inputMode="url"
            dir="ltr"
            placeholder="https://example.com/prices/*"
          />
        )}
      </Field>
      <Field label={t('time')} error={errors.time_on_page?.message}>
        {props => <Input {...props} {...form.register('time_on_page')} type="number" min={0} className="w-32" />}
      </Field>
      <label className="flex items-start gap-2.5">
        <input
          type="checkbox"
          {...form.register('trigger_only_during_business_hours')}
          className="mt-0.5 size-4 accent-[var(--accent)]"
        />
        <span>
          <span className="block text-sm font-medium">{t('hours')}</span>
          <span className="block text-xs text-muted">{t('hoursHelp')}</span>
        </span>
      </label>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" busy={isSubmitting}>
          {t(campaign ? 'save' : 'add')}
        </Button>
      </div>
    </form>
  )
}

const valuesOf = (campaign: CampaignWire | null, website: InboxWire | undefined) => ({
  title: campaign?.title ?? '',
  message: campaign?.message ?? '',
  inbox_id: campaign?.inbox.id ?? website?.id ?? 0,
  sender_id: campaign?.sender?.id ?? 0,
  url: campaign?.trigger_rules.url ?? (website?.website_url ? `${website.website_url.replace(/\/$/, '')}/*` : ''),
  time_on_page: campaign?.trigger_rules.time_on_page ?? 10,
  trigger_only_during_business_hours: campaign?.trigger_only_during_business_hours ?? false,
})
