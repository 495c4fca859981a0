'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAttributes } from '../../data/use-directory.ts'
import { Button } from '../../ui/button.tsx'
import { Input, Select } from '../../ui/field.tsx'
import { useChannelWords, useConsentChannels, usePurposeWords } from '../consent-words.ts'
import { type ImportJob, useContactsApi } from '../contacts-api.ts'
import { consentTargets, identifies, isNameless, repeated, targetGroups } from './targets.ts'
import { usePutImport } from './use-import.ts'

type Props = { job: ImportJob; onLooked: () => void }
const own = 'own'

/** What each column of the file is: guessed, shown with what the first rows have, and changed by hand. */
export function MappingStep({ job, onLooked }: Props) {
  const t = useTranslations('contacts.import')
  const api = useContactsApi()
  const put = usePutImport()
  const [targets, setTargets] = useState(() => job.columns.map(column => column.target))
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState(false)
  const twice = repeated(targets)
  const nobody = !identifies(targets)

  async function look(event: React.FormEvent) {
    event.preventDefault()
    setTried(true)
    if (twice.size || nobody || targets.some(isNameless)) return
    const isSame = job.columns.every((column, index) => column.target === targets[index])
    if (isSame && job.status !== 'cancelled') return onLooked()
    setBusy(true)
    setFailed(false)
    try {
      // By their places: two columns may share a header.
      put(await api.startImport(job.id, { mapping: targets, dry_run: true }))
      onLooked()
    } catch {
      setFailed(true)
    }
    setBusy(false)
  }

  return (
    <form onSubmit={look}>
      <h2 className="text-xl font-semibold">{t('mapping.title')}</h2>
      <p className="mt-1 mb-5 max-w-prose text-base text-muted">{t('mapping.body')}</p>
      <table className="w-full table-fixed">
        <thead className="max-sm:sr-only">
          <tr className="border-b border-line text-xs text-faint">
            <th scope="col" className="w-1/4 py-2 pe-4 text-start font-normal">
              {t('mapping.column')}
            </th>
            <th scope="col" className="py-2 pe-4 text-start font-normal">
              {t('mapping.values')}
            </th>
            <th scope="col" className="w-64 py-2 text-start font-normal">
              {t('mapping.becomes')}
            </th>
          </tr>
        </thead>
        <tbody>
          {job.columns.map((column, index) => {
            const target = targets[index] ?? null
            const isTwice = target !== null && twice.has(target)
            const wrong = isNameless(target) ? t('mapping.ownNeeded') : isTwice ? t('mapping.twice') : undefined
            return (
              <tr
                // biome-ignore lint/suspicious/noArrayIndexKey: columns stand where they stand, and may share a name
                key={index}
                className="border-b border-line/70 align-top max-sm:flex max-sm:flex-col max-sm:py-2"
              >
                <th scope="row" className="truncate py-3 pe-4 text-start font-medium max-sm:py-1" title={column.header}>
                  <bdi>{column.header || t('mapping.unnamed')}</bdi>
                </th>
                <td className="py-3 pe-4 max-sm:py-1">
                  <Values values={column.sample} />
                </td>
                <td className="py-1.5">
                  <TargetField
                    header={column.header}
                    value={target}
                    wrong={tried ? wrong : undefined}
                    onChange={next => setTargets(known => known.map((one, at) => (at === index ? next : one)))}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {(failed || (tried && nobody)) && (
        <p role="alert" className="mt-4 text-danger">
          {failed ? t('notBegun') : t('mapping.nobody')}
        </p>
      )}
      <div className="mt-6 flex justify-end">
        <Button type="submit" tone="primary" busy={busy}>
          {t('mapping.next')}
        </Button>
      </div>
    </form>
  )
}

/** A few of them, in one line. */
function Values({ values }: { values: string[] }) {
  const said = [...new Set(values.filter(Boolean))]
  return (
    <p className="truncate text-muted" title={said.join('\n')}>
      {said.length > 0 ? <bdi>{said.join(' · ')}</bdi> : '—'}
    </p>
  )
}

type FieldProps = {
  header: string
  value: string | null
  wrong?: string
  onChange: (target: string | null) => void
}

function TargetField({ header, value, wrong, onChange }: FieldProps) {
  const t = useTranslations('contacts.import.mapping')
  const tf = useTranslations('contacts.fields')
  const ti = useTranslations('contacts.import')
  const attributes = (useAttributes().data ?? []).filter(one => one.attribute_model === 'contact_attribute')
  const defined = attributes.map(one => `custom_attributes.${one.attribute_key}`)
  const channelWord = useChannelWords()
  const purposeWord = usePurposeWords()
  const consents = [
    ...new Set([...consentTargets(useConsentChannels()), ...(value?.startsWith('consents.') ? [value] : [])]),
  ]
  const known =
    value === null || [...targetGroups.standard, ...targetGroups.besides, ...defined, ...consents].includes(value)
  const [naming, setNaming] = useState(!known)
  const nameOf = (target: string) => {
    if (target === 'first_name' || target === 'last_name') return ti(target)
    return tf(target.replace('additional_attributes.', '') as 'name')
  }
  return (
    <div className="flex flex-col gap-1.5">
      <Select
        aria-label={t('becomesOf', { column: header })}
        aria-invalid={wrong ? true : undefined}
        value={naming ? own : (value ?? '')}
        onChange={event => {
          const next = event.target.value
          setNaming(next === own)
          onChange(next === own ? `custom_attributes.${header.trim()}` : next || null)
        }}
      >
        <option value="">{t('leaveOut')}</option>
        <optgroup label={t('standard')}>
          {targetGroups.standard.map(target => (
            <option key={target} value={target}>
              {nameOf(target)}
            </option>
          ))}
          {targetGroups.besides.map(target => (
            <option key={target} value={target}>
              {nameOf(target)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('consents')}>
          {consents.map(target => {
            const [, channel = '', purpose] = target.split('.')
            return (
              <option key={target} value={target}>
                {t('consent', { channel: channelWord(channel) })}
                {purpose && ` · ${purposeWord(purpose)}`}
              </option>
            )
          })}
        </optgroup>
        <optgroup label={t('attributes')}>
          {attributes.map(one => (
            <option key={one.id} value={`custom_attributes.${one.attribute_key}`}>
              {one.attribute_display_name}
            </option>
          ))}
          <option value={own}>{t('own')}</option>
        </optgroup>
      </Select>
      {naming && (
        <Input
          aria-label={t('ownName', { column: header })}
          aria-invalid={isNameless(value) || undefined}
          maxLength={255}
          value={value?.split('.').slice(1).join('.') ?? ''}
          onChange={event => onChange(`custom_attributes.${event.target.value}`)}
        />
      )}
      {value?.startsWith('consents.') && <p className="text-xs text-faint">{t('consentHelp')}</p>}
      {wrong && (
        <p role="alert" className="text-xs text-danger">
          {wrong}
        </p>
      )}
    </div>
  )
}
