'use client'

import { Merge, PencilLine, Split, UserRoundPlus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAttributes } from '../data/use-directory.ts'
import { When } from '../ui/when.tsx'
import { callingOf, textOf } from './contact-words.ts'
import type { Change } from './contacts-api.ts'

const icons = { created: UserRoundPlus, updated: PencilLine, merged: Merge, unmerged: Split }

/** What has been changed, by whom, from what to what. */
export function ChangeLine({ change, contact }: { change: Change; contact: ContactWire }) {
  const t = useTranslations('contacts.changes')
  const Icon = icons[change.kind]
  const who = useWho(change, contact)
  const other = change.contact?.name ?? t('somebody')
  const fields = Object.entries(change.fields)
  const [first] = fields
  const isBlock = fields.length === 1 && first?.[0] === 'blocked'
  const sentence = isBlock ? t(first[1][1] ? 'blocked' : 'unblocked', { who }) : t(change.kind, { who, other })
  return (
    <div className="flex items-start gap-3 px-3 py-1.5">
      <span className="grid size-6 shrink-0 place-items-center text-faint">
        <Icon size={15} aria-hidden />
      </span>
      <div className="min-w-0 flex-1 leading-6">
        <p className="text-muted">
          {sentence} <When at={change.created_at} className="tabular text-xs text-faint" />
        </p>
        {!isBlock && fields.length > 0 && (
          <ul>
            {fields.map(([name, [before, after]]) => (
              <FieldLine key={name} name={name} before={before} after={after} />
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

function useWho(change: Change, contact: ContactWire): string {
  const t = useTranslations('contacts.changes')
  if (change.by === 'contact') return callingOf(contact) ?? t('contact')
  if (change.by === 'program') return t('program')
  return change.user?.available_name ?? t('member')
}

type FieldProps = { name: string; before: unknown; after: unknown }

function FieldLine({ name, before, after }: FieldProps) {
  const t = useTranslations('contacts')
  const label = useFieldName(name)
  if (name === 'labels')
    return (
      <Line label={label}>
        {[
          ...list(after).map(title => <Value key={`+${title}`}>{`+ ${title}`}</Value>),
          ...list(before).map(title => <Gone key={`-${title}`}>{title}</Gone>),
        ]}
      </Line>
    )
  const shown = (value: unknown) => (typeof value === 'boolean' ? t(value ? 'yes' : 'no') : textOf(value))
  const [was, is] = [shown(before), shown(after)]
  return (
    <Line label={label}>
      {was && <Gone>{was}</Gone>}
      {is ? <Value>{is}</Value> : <span className="text-faint">{t('changes.removed')}</span>}
    </Line>
  )
}

function useFieldName(name: string): string {
  const t = useTranslations('contacts')
  const definitions = useAttributes().data
  const [group, ...rest] = name.split('.')
  const key = rest.join('.')
  if (group === 'custom_attributes') {
    const defined = definitions?.find(one => one.attribute_model === 'contact_attribute' && one.attribute_key === key)
    return defined?.attribute_display_name ?? key
  }
  const field = (key || name) as 'name'
  return t.has(`fields.${field}`) ? t(`fields.${field}`) : field
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <li className="flex flex-wrap items-baseline gap-x-2">
    <span className="text-faint">{label}</span>
    {children}
  </li>
)

const Value = ({ children }: { children: string }) => (
  <bdi className="max-w-full break-words font-medium">{children}</bdi>
)

const Gone = ({ children }: { children: string }) => (
  <del className="max-w-full break-words text-faint">
    <bdi>{children}</bdi>
  </del>
)
