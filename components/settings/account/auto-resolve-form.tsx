'use client'

import { useTranslations } from 'use-intl'
import { z } from 'zod'
import type { Schemas } from '#lib/protocol/client.ts'
import { useLabels } from '../../data/use-directory.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Input, Select, Textarea } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { Check } from '../check.tsx'
import { FormSection } from '../form-section.tsx'
import { useSavedForm } from '../use-saved-form.ts'
import { inMinutes, inUnits, units } from './minutes.ts'
import { useSaveAccount } from './use-save-account.ts'

const LEAST = 10
const MOST = 1_439_856

/** What the API keeps under `settings`. */
function read(settings: Record<string, unknown>) {
  const after = typeof settings.auto_resolve_after === 'number' ? settings.auto_resolve_after : null
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    enabled: after !== null,
    ...inUnits(after ?? 2880),
    message: text(settings.auto_resolve_message),
    label: text(settings.auto_resolve_label),
    ignoreWaiting: settings.auto_resolve_ignore_waiting === true,
  }
}

/** Of the settings, what was changed here. */
function changesOf({ enabled, amount, unit, ...values }: ReturnType<typeof read>, changed: string[]) {
  const has = (...names: string[]) => names.some(name => changed.includes(name))
  return {
    ...(has('enabled', 'amount', 'unit') ? { auto_resolve_after: enabled ? inMinutes(amount, unit) : null } : {}),
    ...(has('message') ? { auto_resolve_message: values.message || null } : {}),
    ...(has('label') ? { auto_resolve_label: values.label || null } : {}),
    ...(has('ignoreWaiting') ? { auto_resolve_ignore_waiting: values.ignoreWaiting } : {}),
  }
}

/** Conversations in which nothing happens any more are resolved. */
export function AutoResolveForm({ account }: { account: Schemas['Account'] }) {
  const t = useTranslations('settings.general.autoResolve')
  const labels = useLabels().data ?? []
  const showErrors = useFormErrors()
  const save = useSaveAccount()
  const form = useSavedForm({
    resolver: zodResolver(
      z
        .object({
          enabled: z.boolean(),
          amount: z.number(t('amountWrong')).int(t('amountWrong')).positive(t('amountWrong')),
          unit: z.enum(units),
          message: z.string().trim().max(10_000),
          label: z.string(),
          ignoreWaiting: z.boolean(),
        })
        .refine(({ enabled, amount, unit }) => !enabled || inMinutes(amount, unit) >= LEAST, {
          path: ['amount'],
          message: t('tooShort'),
        })
        .refine(({ enabled, amount, unit }) => !enabled || inMinutes(amount, unit) <= MOST, {
          path: ['amount'],
          message: t('tooLong'),
        }),
    ),
    mode: 'onTouched',
    hidden: ({ enabled: resolves }) => (resolves ? [] : ['amount', 'unit', 'message', 'label', 'ignoreWaiting']),
    saved: read(account.settings),
  })
  const { errors, isDirty, isSubmitting } = form.formState
  const enabled = form.watch('enabled')
  const submit = form.handleSubmit(async values => {
    try {
      await save(changesOf(values, form.changed()), form)
      toast(t('saved'))
    } catch (error) {
      const names = {
        auto_resolve_after: 'amount',
        auto_resolve_message: 'message',
        auto_resolve_label: 'label',
      } as const
      showErrors(error, form.setError, names)
    }
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
      <Check label={t('enabled')} {...form.register('enabled')} />
      {enabled && (
        <>
          <Field label={t('after')} error={errors.amount?.message}>
            {props => (
              <div className="flex gap-2">
                <Input
                  {...props}
                  {...form.register('amount', { valueAsNumber: true })}
                  type="number"
                  min={1}
                  className="w-24"
                />
                <Select aria-label={t('unit')} {...form.register('unit')} className="w-36">
                  {units.map(unit => (
                    <option key={unit} value={unit}>
                      {t(`units.${unit}`)}
                    </option>
                  ))}
                </Select>
              </div>
            )}
          </Field>
          <Field label={t('message')} help={t('messageHelp')} optional={t('optional')} error={errors.message?.message}>
            {props => <Textarea {...props} {...form.register('message')} rows={3} dir="auto" />}
          </Field>
          <Field label={t('label')} help={t('labelHelp')} error={errors.label?.message}>
            {props => (
              <Select {...props} {...form.register('label')}>
                <option value="">{t('noLabel')}</option>
                {labels.map(label => (
                  <option key={label.id} value={label.title}>
                    {label.title}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Check label={t('ignoreWaiting')} help={t('ignoreWaitingHelp')} {...form.register('ignoreWaiting')} />
        </>
      )}
    </FormSection>
  )
}
