'use client'

import { useId } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { asLocal, fromLocal } from '../conversation-actions/local-time.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { Choice } from '../settings/choice.tsx'
import { FormDialog } from '../settings/form-dialog.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { purposeKey, useChannelWords, useConsentChannels, usePurposeWords, usualPurposes } from './consent-words.ts'

export type ConsentWish = { channel: string; purpose: string; given: boolean; source: string; given_at?: string }

type Props = {
  initial: Partial<ConsentWish>
  /** Of so many; of the one contact of the page when it is missing. */
  count?: number
  onRecord: (wish: ConsentWish) => Promise<void>
  onClose: () => void
}

/** Writes down that somebody has agreed to be sent something, or has taken that back: how one knows, and since when. */
export default function ConsentDialog({ initial, count, onRecord, onClose }: Props) {
  const t = useTranslations('consents.form')
  const channelWord = useChannelWords()
  const purposeWord = usePurposeWords()
  const channels = useConsentChannels()
  const listId = useId()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(
      z.object({
        channel: z.string(),
        purpose: z
          .string()
          .transform(purposeKey)
          .pipe(z.string().min(1, t('purposeNeeded'))),
        given: z.boolean(),
        source: z.string().trim().min(1, t('sourceNeeded')).max(255),
        at: z.string().refine(text => (fromLocal(text) ?? Number.POSITIVE_INFINITY) * 1000 <= Date.now(), t('atWrong')),
      }),
    ),
    mode: 'onTouched',
    defaultValues: {
      channel: initial.channel ?? channels[0] ?? 'whatsapp',
      purpose: initial.purpose ?? 'marketing',
      given: initial.given ?? true,
      source: '',
      at: asLocal(new Date()),
    },
  })
  const { errors, isDirty, dirtyFields, isSubmitting } = form.formState
  const [purpose, given] = form.watch(['purpose', 'given'])
  const usual = usualPurposes.find(one => one === purpose)
  const isOne = count === undefined

  const submit = form.handleSubmit(async ({ at, ...wish }) => {
    try {
      // Now has seconds, which the field has not: what was said a moment ago must not outrank this.
      const since = dirtyFields.at ? { given_at: new Date((fromLocal(at) ?? 0) * 1000).toISOString() } : {}
      await onRecord({ ...wish, ...since })
    } catch (error) {
      const names = { channel: 'channel', purpose: 'purpose', source: 'source', given_at: 'at' } as const
      showErrors(error, form.setError, { ...names, 'consent.source': 'source', 'consent.given_at': 'at' })
    }
  })

  return (
    <FormDialog
      title={isOne ? t(initial.given === false ? 'withdrawTitle' : 'title') : t('manyTitle', { count })}
      description={t(given ? 'body' : 'withdrawBody')}
      action={t(given ? 'record' : 'withdraw')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      {initial.given === undefined && (
        <Choice
          legend={t('what')}
          name="given"
          value={given ? 'yes' : 'no'}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          onChange={value => form.setValue('given', value === 'yes', { shouldDirty: true })}
        />
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('channel')} error={errors.channel?.message}>
          {props => (
            <Select {...props} {...form.register('channel')} disabled={initial.channel !== undefined}>
              {[...new Set([...(initial.channel ? [initial.channel] : []), ...channels])].map(one => (
                <option key={one} value={one}>
                  {channelWord(one)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('purpose')} error={errors.purpose?.message}>
          {props => (
            <>
              <Input
                {...props}
                list={listId}
                maxLength={64}
                disabled={initial.purpose !== undefined}
                value={usual || initial.purpose ? purposeWord(purpose) : purpose}
                onChange={event => {
                  const typed = event.target.value
                  const known = usualPurposes.find(one => purposeWord(one).toLowerCase() === typed.trim().toLowerCase())
                  form.setValue('purpose', known ?? typed, { shouldDirty: true, shouldValidate: true })
                }}
              />
              <datalist id={listId}>
                {usualPurposes.map(one => (
                  <option key={one} value={purposeWord(one)} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      </div>
      <Field label={t('source')} help={t(given ? 'sourceHelp' : 'withdrawSourceHelp')} error={errors.source?.message}>
        {props => <Input {...props} {...form.register('source')} maxLength={255} autoComplete="off" autoFocus />}
      </Field>
      <Field label={t('at')} help={isOne ? undefined : t('atMany')} error={errors.at?.message}>
        {props => <Input {...props} {...form.register('at')} type="datetime-local" max={asLocal(new Date())} />}
      </Field>
    </FormDialog>
  )
}
