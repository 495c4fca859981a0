'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import {
  type AttributeDefinitionWire,
  type AttributeModel,
  attributeModels,
  attributeTypes,
} from '#lib/protocol/attribute.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useFormErrors } from '../../data/use-form-errors.ts'
import { zodResolver } from '../../data/zod-resolver.ts'
import { Field, Input, Select, Textarea } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { Check } from '../check.tsx'
import { FormDialog } from '../form-dialog.tsx'
import { attributeForm, bodyOf, keyOf, valuesOf } from './attribute-form.ts'

type Props = {
  model: AttributeModel
  attribute: AttributeDefinitionWire | null
  onClose: () => void
  onAdded: (model: AttributeModel) => void
}

export function AttributeDialog({ model, attribute, onClose, onAdded }: Props) {
  const t = useTranslations('settings.attributes')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const showErrors = useFormErrors()
  const form = useForm({
    resolver: zodResolver(attributeForm(t)),
    mode: 'onTouched',
    defaultValues: valuesOf(attribute, model),
  })
  const { errors, isDirty, isSubmitting, dirtyFields } = form.formState
  const { register } = form
  const [type, checked] = form.watch(['attribute_display_type', 'checked'])
  const submit = form.handleSubmit(async values => {
    try {
      const body = bodyOf(values)
      await (attribute ? api.updateAttribute(attribute.id, body) : api.createAttribute(body))
      await client.invalidateQueries({ queryKey: keys.attributes(accountId) })
      onAdded(values.attribute_model)
      toast(t(attribute ? 'saved' : 'added'))
      onClose()
    } catch (error) {
      showErrors(error, form.setError, names, { attribute_key: t('keyTaken') })
    }
  })
  const named = register('attribute_display_name', {
    onChange: event => {
      if (!attribute && !dirtyFields.attribute_key) form.setValue('attribute_key', keyOf(event.target.value))
    },
  })
  return (
    <FormDialog
      title={t(attribute ? 'editTitle' : 'addTitle')}
      action={t(attribute ? 'save' : 'add')}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('of')}>
        {props => (
          <Select {...props} {...register('attribute_model')} disabled={attribute !== null}>
            {attributeModels.map(one => (
              <option key={one} value={one}>
                {t(`models.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('name')} error={errors.attribute_display_name?.message}>
        {props => <Input {...props} {...named} dir="auto" autoComplete="off" autoFocus />}
      </Field>
      <Field label={t('key')} help={t(attribute ? 'keyKept' : 'keyHelp')} error={errors.attribute_key?.message}>
        {props => (
          <Input
            {...props}
            {...register('attribute_key')}
            readOnly={attribute !== null}
            dir="ltr"
            spellCheck={false}
            autoComplete="off"
            className="font-mono read-only:text-muted"
          />
        )}
      </Field>
      <Field label={t('description')} optional={t('optional')} error={errors.attribute_description?.message}>
        {props => <Input {...props} {...register('attribute_description')} dir="auto" autoComplete="off" />}
      </Field>
      <Field label={t('type')}>
        {props => (
          <Select {...props} {...register('attribute_display_type')}>
            {attributeTypes.map(one => (
              <option key={one} value={one}>
                {t(`types.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {type === 'list' && (
        <Field label={t('values')} help={t('valuesHelp')} error={errors.values?.message}>
          {props => <Textarea {...props} {...register('values')} rows={5} dir="auto" />}
        </Field>
      )}
      {type === 'text' && <Check label={t('checked')} {...register('checked')} />}
      {type === 'text' && checked && (
        <>
          <Field label={t('pattern')} help={t('patternHelp')} error={errors.regex_pattern?.message}>
            {props => (
              <Input {...props} {...register('regex_pattern')} dir="ltr" spellCheck={false} className="font-mono" />
            )}
          </Field>
          <Field label={t('cue')} help={t('cueHelp')} error={errors.regex_cue?.message}>
            {props => <Input {...props} {...register('regex_cue')} dir="auto" />}
          </Field>
        </>
      )}
    </FormDialog>
  )
}

const names = {
  attribute_display_name: 'attribute_display_name',
  attribute_key: 'attribute_key',
  attribute_description: 'attribute_description',
  attribute_values: 'values',
  regex_pattern: 'regex_pattern',
  regex_cue: 'regex_cue',
} as const
