'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useCampaigns } from '../campaigns/use-campaigns.ts'
import { useAccount } from '../data/account-context.tsx'
import type { Condition } from '../data/conversation-list.ts'
import { useAgents, useInboxes, useLabels, useTeams } from '../data/use-directory.ts'
import { Input, Select } from '../ui/field.tsx'
import { type FilterAttribute, fixedChoices, takesMany, valueKind } from './filter-attributes.ts'

type Value = Condition['values'][number]
type Props = { attribute: FilterAttribute; condition: Condition; wrong: boolean; onChange: (values: Value[]) => void }

/** What the attribute is compared with: picked where there is a list, typed otherwise. */
export function FilterValues({ attribute, condition, wrong, onChange }: Props) {
  const t = useTranslations('filter')
  const choices = useChoices(attribute)
  const kind = valueKind(attribute, condition.filter_operator)
  const [value] = condition.values
  const field = { 'aria-label': t('value'), 'aria-invalid': wrong || undefined } as const
  if (kind === 'yes')
    return (
      <Select
        {...field}
        value={value === undefined ? '' : String(value)}
        onChange={event => onChange(event.target.value ? [event.target.value === 'true'] : [])}
      >
        <option value="">{t('choose')}</option>
        <option value="true">{t('yes')}</option>
        <option value="false">{t('no')}</option>
      </Select>
    )
  if (takesMany(kind)) return <Many {...field} values={condition.values} choices={choices} onChange={onChange} />
  const typed = kind === 'date' ? 'date' : 'text'
  return (
    <Input
      {...field}
      type={typed}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      value={value === undefined ? '' : String(value)}
      placeholder={condition.filter_operator === 'days_before' ? t('days') : undefined}
      onChange={event => onChange(event.target.value === '' ? [] : [event.target.value])}
    />
  )
}

type Choice = { value: Value; label: string }
type ManyProps = { values: Value[]; choices: Choice[]; onChange: (values: Value[]) => void }

function Many({ values, choices, onChange, ...field }: ManyProps & { 'aria-label': string; 'aria-invalid'?: true }) {
  const t = useTranslations('filter')
  const left = choices.filter(choice => !values.some(value => String(value) === String(choice.value)))
  const nameOf = (value: Value) =>
    choices.find(choice => String(choice.value) === String(value))?.label ?? String(value)
  return (
    <div className="flex flex-col gap-1.5">
      <Select
        {...field}
        value=""
        onChange={event => {
          const picked = left.find(choice => String(choice.value) === event.target.value)
          if (picked) onChange([...values, picked.value])
        }}
      >
        <option value="">{values.length ? t('another') : t('choose')}</option>
        {left.map(choice => (
          <option key={String(choice.value)} value={String(choice.value)}>
            {choice.label}
          </option>
        ))}
      </Select>
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {values.map(value => (
            <li
              key={String(value)}
              className="flex max-w-full items-center gap-1 rounded-md bg-hover ps-2 text-xs leading-6"
            >
              <bdi className="truncate">{nameOf(value)}</bdi>
              <button
                type="button"
                aria-label={t('removeValue', { name: nameOf(value) })}
                onClick={() => onChange(values.filter(one => one !== value))}
                className="grid size-6 place-items-center rounded-md text-muted hover:bg-press"
              >
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function useChoices({ kind, choices }: FilterAttribute): Choice[] {
  const ts = useTranslations('status')
  const tp = useTranslations('priority')
  const { isAdministrator } = useAccount()
  const campaigns = useCampaigns(undefined, isAdministrator && kind === 'campaign').data ?? []
  const agents = useAgents().data ?? []
  const inboxes = useInboxes().data ?? []
  const teams = useTeams().data ?? []
  const labels = useLabels().data ?? []
  switch (kind) {
    case 'status':
      return fixedChoices.status.map(value => ({ value, label: ts(value) }))
    case 'priority':
      return fixedChoices.priority.map(value => ({ value, label: tp(value) }))
    case 'agent':
      return agents.map(one => ({ value: one.id, label: one.available_name }))
    case 'inbox':
      return inboxes.map(one => ({ value: one.id, label: one.name }))
    case 'team':
      return teams.map(one => ({ value: one.id, label: one.name }))
    case 'label':
      return labels.map(one => ({ value: one.title, label: one.title }))
    case 'campaign':
      return campaigns.map(one => ({ value: one.id, label: one.title }))
    default:
      return (choices ?? []).map(value => ({ value, label: value }))
  }
}
