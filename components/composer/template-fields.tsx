'use client'

import { useTranslations } from 'use-intl'
import type { CardValues } from '#lib/protocol/template-values.ts'
import {
  buttonParameter,
  buttonsOf,
  componentOf,
  headerFormat,
  variablesOf,
  type WithComponents,
} from '#lib/protocol/whatsapp.ts'
import { Field, Input } from '../ui/field.tsx'

type Props = {
  /** The template, or a card of its carousel. */
  part: WithComponents
  values: CardValues
  error: (name: string) => string | undefined
  /** The id of a list of what may be filled in for each who gets it. */
  offers?: string | undefined
  onChange: (values: CardValues) => void
}

/** What a template, or one of its cards, has to be given. */
export function TemplateFields({ part, values, error, offers, onChange }: Props) {
  const t = useTranslations('composer.templates')
  const format = headerFormat(part)
  const text = (kind: 'header' | 'body', name: string, label: string) => (
    <Field key={`${kind}.${name}`} label={label} error={error(`${kind}.${name}`)}>
      {props => (
        <Input
          {...props}
          list={offers}
          value={values[kind]?.[name] ?? ''}
          onChange={event => onChange({ ...values, [kind]: { ...values[kind], [name]: event.target.value } })}
        />
      )}
    </Field>
  )
  const setButton = (index: number, type: string, parameter: string) => {
    const buttons = buttonsOf(part).map((_, at) => values.buttons?.[at] ?? null)
    onChange({ ...values, buttons: buttons.with(index, parameter ? { type, parameter, index } : null) })
  }
  return (
    <>
      {format && format !== 'location' && text('header', 'media_url', t(`media.${format}`))}
      {format === 'document' && text('header', 'media_name', t('mediaName'))}
      {format === 'location' &&
        (['latitude', 'longitude', 'name', 'address'] as const).map(name =>
          text('header', name, t(`location.${name}`)),
        )}
      {!format &&
        variablesOf(componentOf(part, 'HEADER')?.text).map(name => text('header', name, t('headerValue', { name })))}
      {variablesOf(componentOf(part, 'BODY')?.text).map(name => text('body', name, t('bodyValue', { name })))}
      {buttonsOf(part).map((button, index) => {
        const takes = buttonParameter(button)
        // The code that proves somebody is what stands in the words.
        if (!takes || takes === 'otp') return null
        return (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: buttons go by their place
            key={index}
            label={t(takes === 'url' ? 'buttonUrl' : 'buttonCode', { name: button.text ?? '' })}
            error={error(`buttons.${index}`)}
          >
            {props => (
              <Input
                {...props}
                dir="ltr"
                maxLength={takes === 'copy_code' ? 15 : undefined}
                value={values.buttons?.[index]?.parameter ?? ''}
                onChange={event => setButton(index, takes, event.target.value)}
              />
            )}
          </Field>
        )
      })}
    </>
  )
}
