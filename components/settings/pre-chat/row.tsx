'use client'

import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Field, Input, Select, Textarea } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { kinds, type Values } from './form.ts'

type Props = {
  form: UseFormReturn<Values>
  at: number
  /** The place of the last field. */
  last: number
  onMove: (to: number) => void
  onRemove: () => void
}

/** One field of the form: what it is called, whether it is there, and where it stands. */
export function PreChatRow({ form, at, last, onMove, onRemove }: Props) {
  const t = useTranslations('settings.inboxes.preChat')
  const field = useWatch({ control: form.control, name: `fields.${at}` })
  const errors = form.formState.errors.fields?.[at]
  const isStandard = field.field_type === 'standard'
  const name = field.label || field.name
  return (
    <li className="py-4">
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="sr-only">{name}</legend>
        <div className="flex items-center gap-1">
          <p className="me-auto min-w-0 truncate text-sm text-muted">
            {field.field_type === 'standard'
              ? t(`standard.${field.name as 'emailAddress'}`)
              : t(`of.${field.field_type}`)}
            {!isStandard && (
              <>
                {' · '}
                <code dir="ltr" className="font-mono text-xs">
                  {field.name}
                </code>
              </>
            )}
          </p>
          <IconButton label={t('up', { name })} disabled={at === 0} onClick={() => onMove(at - 1)}>
            <ArrowUp size={15} aria-hidden />
          </IconButton>
          <IconButton label={t('down', { name })} disabled={at === last} onClick={() => onMove(at + 1)}>
            <ArrowDown size={15} aria-hidden />
          </IconButton>
          {!isStandard && (
            <IconButton label={t('remove', { name })} onClick={onRemove}>
              <X size={15} aria-hidden />
            </IconButton>
          )}
        </div>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={t('label')} error={errors?.label?.message}>
            {props => <Input {...props} {...form.register(`fields.${at}.label`)} dir="auto" />}
          </Field>
          <Field label={t('placeholder')}>
            {props => <Input {...props} {...form.register(`fields.${at}.placeholder`)} dir="auto" maxLength={255} />}
          </Field>
          {!isStandard && (
            <Field label={t('kind')}>
              {props => (
                <Select {...props} {...form.register(`fields.${at}.type`)}>
                  {kinds.map(kind => (
                    <option key={kind} value={kind}>
                      {t(`kinds.${kind}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          {field.type === 'list' && (
            <Field label={t('choices')} help={t('choicesHelp')} error={errors?.choices?.message}>
              {props => <Textarea {...props} {...form.register(`fields.${at}.choices`)} rows={3} dir="auto" />}
            </Field>
          )}
        </div>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {(['enabled', 'required'] as const).map(key => (
            <label key={key} className="flex items-center gap-2 text-sm">
              <input
                type="checkbox"
                {...form.register(`fields.${at}.${key}`)}
                className="size-4 accent-[var(--accent)]"
              />
              {t(key)}
            </label>
          ))}
        </div>
      </fieldset>
    </li>
  )
}
