'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAgents } from '../data/use-directory.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Input } from '../ui/field.tsx'
import { Problem, Skeleton } from '../ui/states.tsx'

const SEARCHED_FROM = 8

type Props = { label: string; chosen: number[]; onChange: (ids: number[]) => void }

/** The members of the account, some of them ticked. */
export function PeoplePicker({ label, chosen, onChange }: Props) {
  const t = useTranslations('settings.people')
  const agents = useAgents()
  const [text, setText] = useState('')
  if (agents.error && !agents.data) return <Problem error={agents.error} onRetry={() => agents.refetch()} />
  if (!agents.data) return <Skeleton className="h-24 w-full animate-appear" />
  const found = agents.data.filter(agent =>
    `${agent.name} ${agent.email}`.toLowerCase().includes(text.trim().toLowerCase()),
  )
  const toggle = (id: number) => onChange(chosen.includes(id) ? chosen.filter(one => one !== id) : [...chosen, id])
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 flex w-full items-baseline justify-between text-sm font-medium">
        {label}
        <span className="text-xs font-normal text-faint">{t('chosen', { count: chosen.length })}</span>
      </legend>
      {agents.data.length >= SEARCHED_FROM && (
        <Input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={event => setText(event.target.value)}
          className="mb-2"
        />
      )}
      <ul className="max-h-64 divide-y divide-line overflow-y-auto rounded-lg border border-line">
        {found.map(agent => (
          <li key={agent.id}>
            <label className="flex cursor-pointer items-center gap-3 px-3 py-2 hover:bg-hover">
              <input
                type="checkbox"
                checked={chosen.includes(agent.id)}
                onChange={() => toggle(agent.id)}
                className="size-4 accent-[var(--accent)]"
              />
              <Avatar name={agent.name} seed={agent.id} src={agent.thumbnail} size={24} />
              <span className="min-w-0 flex-1 truncate">{agent.name}</span>
              <bdi className="truncate text-xs text-faint max-sm:hidden">{agent.email}</bdi>
            </label>
          </li>
        ))}
        {found.length === 0 && <li className="px-3 py-4 text-center text-muted">{t('notFound')}</li>}
      </ul>
    </fieldset>
  )
}
