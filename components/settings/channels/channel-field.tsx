'use client'

import { type FieldErrors, get, type UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { Field, Input, Select, Textarea } from '../../ui/field.tsx'
import type { ChannelField as Spec, Values } from './layouts.ts'
import { useWords } from './use-words.ts'

type Props = {
  spec: Spec
  form: UseFormReturn<Values>
  required: boolean
  /** A secret is there already: an empty field keeps it. */
  kept: boolean
}

/** One setting of a channel, drawn as what its schema says that it is. */
export function ChannelField({ spec, form, required, kept }: Props) {
  const t = useTranslations('channels')
  const words = useWords()
  const { name, kind } = spec
  const label = words.label(name)
  const error = messageOf(form.formState.errors, name)
  const rules = required && !kept ? { required: t('needed') } : {}
  if (kind === 'flag')
    return (
      <label className="flex items-start gap-2.5">
        <input type="checkbox" {...form.register(name)} className="mt-0.5 size-4 shrink-0 accent-[var(--accent)]" />
        <span>
          <span className="block text-sm font-medium">{label}</span>
          {words.help(name) && <span className="block text-xs text-faint">{words.help(name)}</span>}
        </span>
      </label>
    )
  return (
    <Field
      label={label}
      help={kept && kind === 'secret' ? t('secretKept') : words.help(name)}
      error={error}
      optional={required || kind === 'number' || kind === 'choice' ? undefined : t('optional')}
    >
      {props =>
        kind === 'choice' ? (
          <Select {...props} {...form.register(name)}>
            {spec.choices?.map(value => (
              <option key={value} value={value}>
                {words.choice(name, value)}
              </option>
            ))}
          </Select>
        ) : kind === 'list' ? (
          <Textarea {...props} {...form.register(name, rules)} rows={2} dir="auto" />
        ) : (
          <Input
            {...props}
            {...form.register(name, rules)}
            {...inputs[kind]}
            dir="ltr"
            spellCheck={false}
            className={kind === 'number' ? 'w-32' : undefined}
          />
        )
      }
    </Field>
  )
}

const inputs: Partial<Record<Spec['kind'], object>> = {
  email: { type: 'email', autoComplete: 'off' },
  secret: { type: 'password', autoComplete: 'new-password' },
  number: { inputMode: 'numeric' },
  text: { autoComplete: 'off' },
}

const messageOf = (errors: FieldErrors<Values>, name: string): string | undefined =>
  (get(errors, name) as { message?: string } | undefined)?.message
