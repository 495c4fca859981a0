'use client'

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { type ActionName, actionNames } from '#lib/protocol/action.ts'
import { Button } from '../ui/button.tsx'
import { Select } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ActionIcon } from './action-icon.tsx'
import type { MacroValues } from './macro-form.tsx'
import { newRow } from './rows.ts'
import { StepInput } from './step-input.tsx'

/** The actions, each with what it needs, in the order in which they are done. */
export function MacroSteps() {
  const t = useTranslations('macros')
  const { control, watch } = useFormContext<MacroValues>()
  const { fields, append, remove, move, update } = useFieldArray({ control, name: 'rows' })
  const rows = watch('rows')
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 text-sm font-medium">{t('what')}</legend>
      <ol className="flex flex-col">
        {fields.map((field, index) => {
          const number = index + 1
          const name = rows[index]?.name ?? field.name
          return (
            <li key={field.id} className="relative flex gap-3 pb-4">
              {/* A line from each action to the next. */}
              {index < fields.length - 1 && (
                <span aria-hidden className="absolute start-4 top-9 bottom-0 w-px bg-line" />
              )}
              <span className="grid size-8 shrink-0 place-items-center rounded-full border border-line bg-surface">
                <ActionIcon name={name} size={15} />
              </span>
              <div className="flex min-w-0 flex-1 flex-col gap-2">
                <div className="flex items-center gap-1">
                  <Select
                    aria-label={t('step', { number })}
                    value={name}
                    onChange={event => update(index, newRow(event.target.value as ActionName))}
                    className="min-w-0 flex-1 sm:max-w-64"
                  >
                    {actionNames.map(one => (
                      <option key={one} value={one}>
                        {t(`actions.${one}`)}
                      </option>
                    ))}
                  </Select>
                  <span className="ms-auto flex">
                    <IconButton
                      label={t('up', { number })}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                    >
                      <ArrowUp size={15} aria-hidden />
                    </IconButton>
                    <IconButton
                      label={t('down', { number })}
                      disabled={index === fields.length - 1}
                      onClick={() => move(index, index + 1)}
                    >
                      <ArrowDown size={15} aria-hidden />
                    </IconButton>
                    <IconButton label={t('removeStep', { number })} onClick={() => remove(index)}>
                      <Trash2 size={15} aria-hidden />
                    </IconButton>
                  </span>
                </div>
                <StepInput index={index} name={name} />
              </div>
            </li>
          )
        })}
      </ol>
      <Button onClick={() => append(newRow('add_label'))}>
        <Plus size={14} aria-hidden />
        {t('addStep')}
      </Button>
    </fieldset>
  )
}
