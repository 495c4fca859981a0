'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { FormProvider, useForm, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { z } from 'zod'
import { actionNames } from '#lib/protocol/action.ts'
import { type MacroWire, macroVisibilities } from '#lib/protocol/macro.ts'
import { FormProblem } from '../auth/form-problem.tsx'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { leaving, useUnsaved } from '../data/unsaved.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { zodResolver } from '../data/zod-resolver.ts'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Field, Input } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import { MacroSteps } from './macro-steps.tsx'
import { newRow, toAction, toRow, wrongIn } from './rows.ts'

const values = z.object({
  name: z.string().trim(),
  visibility: z.enum(macroVisibilities),
  rows: z.array(
    z.object({
      name: z.enum(actionNames),
      value: z.string(),
      files: z.array(z.object({ id: z.number(), name: z.string() })),
    }),
  ),
})
export type MacroValues = z.output<typeof values>

/** What a macro is called, who has it, and what it does. Ctrl-Enter saves. */
export function MacroForm({ macro }: { macro: MacroWire | null }) {
  const t = useTranslations('macros')
  const tc = useTranslations('common')
  const router = useRouter()
  const client = useQueryClient()
  const { api, accountId, isAdministrator } = useAccount()
  const showErrors = useFormErrors()
  const checked = values.superRefine(({ name, rows }, context) => {
    if (!name) context.addIssue({ code: 'custom', path: ['name'], message: t('nameNeeded') })
    if (!rows.length) context.addIssue({ code: 'custom', path: ['rows'], message: t('stepsNeeded') })
    for (const [index, row] of rows.entries()) {
      const wrong = wrongIn(row)
      if (wrong) context.addIssue({ code: 'custom', path: ['rows', index, 'value'], message: t(wrong) })
    }
  })
  const form = useForm<MacroValues>({
    resolver: zodResolver(checked),
    defaultValues: {
      name: macro?.name ?? '',
      visibility: macro?.visibility ?? 'personal',
      rows: macro ? macro.actions.map(one => toRow(one, macro.files)) : [newRow('send_message')],
    },
  })
  const { errors, isSubmitting, isDirty, isSubmitSuccessful } = form.formState
  useUnsaved(isDirty && !isSubmitSuccessful)
  const submit = form.handleSubmit(async ({ name, visibility, rows }) => {
    const body = { name, visibility, actions: rows.map(toAction) }
    try {
      await (macro ? api.updateMacro(macro.id, body) : api.createMacro(body))
      await client.invalidateQueries({ queryKey: keys.macros(accountId) })
      toast(t('saved', { name }))
      router.push(paths.macros(accountId))
    } catch (error) {
      showErrors(error, form.setError, { name: 'name', actions: 'rows' })
    }
  })
  return (
    <FormProvider {...form}>
      <form
        onSubmit={submit}
        noValidate
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit()
        }}
        className="flex flex-col gap-6"
      >
        <FormProblem>{errors.root?.message}</FormProblem>
        <Field label={t('name')} error={errors.name?.message} className="max-w-md">
          {props => <Input {...props} {...form.register('name')} maxLength={255} autoComplete="off" />}
        </Field>
        {isAdministrator && <Visibility />}
        <MacroSteps />
        {(errors.rows?.root?.message ?? errors.rows?.message) ? (
          <p role="alert" className="-mt-3 text-xs text-danger">
            {errors.rows?.root?.message ?? errors.rows?.message}
          </p>
        ) : null}
        <div className="flex gap-2">
          <Button type="submit" tone="primary" busy={isSubmitting}>
            {t('save')}
          </Button>
          <Button onClick={() => leaving(() => router.push(paths.macros(accountId)))}>{tc('cancel')}</Button>
        </div>
      </form>
    </FormProvider>
  )
}

/** Administrators say who has it; everybody else makes their own. */
function Visibility() {
  const t = useTranslations('macros')
  const form = useFormContext<MacroValues>()
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">{t('visibility')}</legend>
      <div className="grid gap-2 sm:max-w-xl sm:grid-cols-2">
        {macroVisibilities.map(one => (
          <label
            key={one}
            className="flex cursor-pointer items-start gap-2.5 rounded-lg border border-line p-3 has-checked:border-accent"
          >
            <input
              type="radio"
              value={one}
              {...form.register('visibility')}
              className="mt-0.5 size-4 shrink-0 accent-[var(--accent)]"
            />
            <span>
              <span className="block font-medium">{t(one)}</span>
              <span className="text-xs text-muted">{t(`${one}Body`)}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
