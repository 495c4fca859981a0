'use client'

import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { usePurposeWords, usualPurposes } from '../contacts/consent-words.ts'
import { Field, Input } from '../ui/field.tsx'
import { useCampaigns } from './use-campaigns.ts'

type Props = { value: string; error: string | undefined; onChange: (purpose: string) => void }

/** What the contacts must have agreed to be sent. */
export function PurposeField({ value, error, onChange }: Props) {
  const t = useTranslations('oneOff.form')
  const words = usePurposeWords()
  const listId = useId()
  const before = useCampaigns('one_off').data?.flatMap(one => one.purpose ?? []) ?? []
  const known = [...new Set([...usualPurposes, ...before])]
  const named = known.find(one => one === value)
  return (
    <Field label={t('purpose')} help={t('purposeHelp')} error={error} className="max-w-sm">
      {props => (
        <>
          <Input
            {...props}
            list={listId}
            maxLength={64}
            value={named ? words(named) : value}
            onChange={event => {
              const typed = event.target.value
              onChange(known.find(one => words(one).toLowerCase() === typed.trim().toLowerCase()) ?? typed)
            }}
          />
          <datalist id={listId}>
            {known.map(one => (
              <option key={one} value={words(one)} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  )
}
