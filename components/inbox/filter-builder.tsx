'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Condition } from '../data/conversation-list.ts'
import { ApiError } from '../data/http.ts'
import { keys } from '../data/keys.ts'
import { useAttributes, useViews } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input, Select } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import {
  attributeOf,
  emptyCondition,
  type FilterAttribute,
  type FilterNoun,
  filterAttributes,
  isComplete,
  modelsOf,
  needsNoValue,
  payloadOf,
  standardOf,
  valueKind,
} from './filter-attributes.ts'
import { FilterValues } from './filter-values.tsx'

export type View = { id: number; name: string }
type Props = {
  /** What is filtered. */
  noun?: FilterNoun
  conditions: Condition[]
  /** The saved view that is being changed, if it is one. */
  view: View | null
  onApply: (conditions: Condition[]) => void
  onSaved: (viewId: number) => void
  onClose: () => void
}
type Row = { key: number; condition: Condition }

/** Conditions on conversations or contacts, joined by and and or; applied to the list, or kept as a view of one's own. */
export default function FilterBuilder({ noun = 'conversation', conditions, view, onApply, onSaved, onClose }: Props) {
  const t = useTranslations('filter')
  const words = useWords(noun)
  const attributes = filterAttributes(useAttributes().data ?? [], noun)
  const next = useRef(0)
  const row = (condition: Condition): Row => ({ key: next.current++, condition })
  const [rows, setRows] = useState(() =>
    (conditions.length ? conditions : [emptyCondition(standardOf[noun][0])]).map(row),
  )
  const [tried, setTried] = useState(false)
  const [naming, setNaming] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const save = useSave(noun, view, onSaved, message => setError(message || t('notSaved')))

  const change = (key: number, condition: Condition) =>
    setRows(known => known.map(one => (one.key === key ? { key, condition } : one)))
  function ready(then: (payload: Condition[]) => void) {
    setTried(true)
    setError(null)
    if (rows.every(one => isComplete(one.condition))) then(payloadOf(rows.map(one => one.condition)))
  }

  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={view ? words('edit', view) : words('title')} wide>
      <form
        onSubmit={event => {
          event.preventDefault()
          ready(onApply)
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) ready(onApply)
        }}
        className="flex flex-col gap-4"
      >
        <ol className="flex flex-col gap-2">
          {rows.map(({ key, condition }, index) => (
            <ConditionRow
              key={key}
              noun={noun}
              first={index === 0}
              condition={condition}
              join={rows[index - 1]?.condition.query_operator ?? 'and'}
              attributes={attributes}
              wrong={tried && !isComplete(condition)}
              onJoin={join => {
                const before = rows[index - 1]
                if (before) change(before.key, { ...before.condition, query_operator: join })
              }}
              onChange={changed => change(key, changed)}
              onRemove={rows.length > 1 ? () => setRows(known => known.filter(one => one.key !== key)) : undefined}
            />
          ))}
        </ol>
        <Button
          tone="ghost"
          className="self-start"
          onClick={() => setRows(known => [...known, row(emptyCondition(standardOf[noun][1]))])}
        >
          <Plus size={15} aria-hidden /> {t('add')}
        </Button>
        {error && (
          <p role="alert" className="text-sm text-danger">
            {error}
          </p>
        )}
        {naming && <ViewName noun={noun} busy={save.busy} onSave={name => ready(payload => save.run(payload, name))} />}
        <footer className="flex flex-wrap justify-end gap-2 border-t border-line pt-4">
          {view ? (
            <Button busy={save.busy} onClick={() => ready(payload => save.run(payload))}>
              {t('saveChanges')}
            </Button>
          ) : (
            !naming && <Button onClick={() => setNaming(true)}>{words('saveAsView')}</Button>
          )}
          <Button type="submit" tone="primary">
            {t('apply')}
          </Button>
        </footer>
      </form>
    </Dialog>
  )
}

/** What is said of conversations, or in the same place of contacts. */
function useWords(noun: FilterNoun) {
  const t = useTranslations('filter')
  const tc = useTranslations('contacts.filter')
  return (key: 'title' | 'edit' | 'saveAsView' | 'name' | 'nameHelp' | 'nameMissing' | 'standard', view?: View) => {
    const values = view && { name: view.name }
    return noun === 'contact' ? tc(key as 'edit', values as View) : t(key as 'edit', values as View)
  }
}

function ViewName({ noun, busy, onSave }: { noun: FilterNoun; busy: boolean; onSave: (name: string) => void }) {
  const t = useTranslations('filter')
  const words = useWords(noun)
  const [name, setName] = useState('')
  const [wrong, setWrong] = useState(false)
  const save = () => (name.trim() ? onSave(name.trim()) : setWrong(true))
  return (
    <div className="flex items-start gap-2 rounded-lg bg-bg p-3">
      <Field
        label={words('name')}
        help={words('nameHelp')}
        error={wrong ? words('nameMissing') : undefined}
        className="flex-1"
      >
        {props => (
          <Input
            {...props}
            autoFocus
            maxLength={255}
            value={name}
            onChange={event => {
              setName(event.target.value)
              setWrong(false)
            }}
            onKeyDown={event => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              save()
            }}
          />
        )}
      </Field>
      <Button busy={busy} onClick={save} className="mt-[27px]">
        {t('save')}
      </Button>
    </div>
  )
}

type RowProps = {
  noun: FilterNoun
  first: boolean
  condition: Condition
  join: 'and' | 'or'
  attributes: FilterAttribute[]
  wrong: boolean
  onJoin: (join: 'and' | 'or') => void
  onChange: (condition: Condition) => void
  onRemove?: () => void
}

function ConditionRow({ noun, first, condition, join, attributes, wrong, onJoin, onChange, onRemove }: RowProps) {
  const t = useTranslations('filter')
  const errorId = useId()
  const attribute = attributeOf(condition, attributes)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_32px] items-start gap-2 sm:grid-cols-[72px_minmax(0,1.2fr)_minmax(0,1.1fr)_minmax(0,1.5fr)_32px]">
      {first ? (
        <span className="self-center text-sm text-muted max-sm:hidden">{t('where')}</span>
      ) : (
        <Select
          aria-label={t('join')}
          value={join}
          onChange={event => onJoin(event.target.value === 'or' ? 'or' : 'and')}
          className="max-sm:col-span-2 max-sm:w-24"
        >
          <option value="and">{t('and')}</option>
          <option value="or">{t('or')}</option>
        </Select>
      )}
      <Select
        aria-label={t('attribute')}
        value={attribute?.id ?? ''}
        onChange={event => {
          const picked = attributes.find(one => one.id === event.target.value)
          if (picked) onChange({ ...emptyCondition(picked), query_operator: condition.query_operator })
        }}
        className="max-sm:col-start-1"
      >
        {!attribute && <option value="">{condition.attribute_key}</option>}
        <AttributeOptions noun={noun} attributes={attributes} current={attribute?.key} />
      </Select>
      <Select
        aria-label={t('operator')}
        value={condition.filter_operator}
        onChange={event => {
          const operator = event.target.value as Condition['filter_operator']
          const same = attribute && valueKind(attribute, operator) === valueKind(attribute, condition.filter_operator)
          onChange({ ...condition, filter_operator: operator, values: same ? condition.values : [] })
        }}
        className="max-sm:col-start-1"
      >
        {(attribute?.operators ?? [condition.filter_operator]).map(one => (
          <option key={one} value={one}>
            {t(`operators.${one}`)}
          </option>
        ))}
      </Select>
      <div className="max-sm:col-start-1">
        {attribute && !needsNoValue(condition.filter_operator) && (
          <FilterValues
            attribute={attribute}
            condition={condition}
            wrong={wrong}
            onChange={values => onChange({ ...condition, values })}
          />
        )}
        {wrong && (
          <p id={errorId} role="alert" className="mt-1 text-xs text-danger">
            {t('valueMissing')}
          </p>
        )}
      </div>
      {onRemove && (
        <IconButton label={t('remove')} onClick={onRemove} className="max-sm:col-start-2 max-sm:row-start-2">
          <Trash2 size={15} aria-hidden />
        </IconButton>
      )}
    </li>
  )
}

function AttributeOptions({
  noun,
  attributes,
  current,
}: {
  noun: FilterNoun
  attributes: FilterAttribute[]
  current?: string
}) {
  const t = useTranslations('filter')
  const tc = useTranslations('contacts.fields')
  const words = useWords(noun)
  const { isAdministrator } = useAccount()
  // Only administrators may see which campaigns there are.
  const isOffered = ({ key }: FilterAttribute) => key !== 'campaign_id' || isAdministrator || current === key
  const of = (model: FilterAttribute['custom']) => attributes.filter(one => one.custom === model)
  return (
    <>
      <optgroup label={words('standard')}>
        {standardOf[noun].filter(isOffered).map(one => (
          <option key={one.id} value={one.id}>
            {noun === 'contact' ? tc(one.key as 'name') : t(`attributes.${one.key as 'status'}`)}
          </option>
        ))}
      </optgroup>
      {modelsOf(noun).map(
        model =>
          of(model).length > 0 && (
            <optgroup key={model} label={t(model)}>
              {of(model).map(one => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </optgroup>
          ),
      )}
    </>
  )
}

function useSave(
  noun: FilterNoun,
  view: View | null,
  onSaved: (viewId: number) => void,
  onFailed: (message: string) => void,
) {
  const { api, accountId } = useAccount()
  const client = useQueryClient()
  const kept = useViews(noun).data?.find(one => one.id === view?.id)?.query
  const [busy, setBusy] = useState(false)
  async function run(payload: Condition[], name?: string) {
    setBusy(true)
    try {
      const query = { ...kept, payload }
      const saved = view
        ? await api.updateView(view.id, { query })
        : await api.createView({ name: name ?? '', query }, noun)
      await client.invalidateQueries({ queryKey: keys.views(accountId, noun) })
      onSaved(saved.id)
    } catch (problem) {
      onFailed(problem instanceof ApiError && problem.status === 422 ? problem.message : '')
    }
    setBusy(false)
  }
  return { busy, run }
}
