'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useAgents, useMembers } from '../data/use-directory.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { FormSection } from './form-section.tsx'

/** Who sees and answers the conversations of the inbox. */
export function InboxMembers({ inboxId }: { inboxId: number }) {
  const t = useTranslations('settings.inboxes')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const agents = useAgents()
  const members = useMembers(inboxId)
  // Who is to come or go; for everybody else counts what is saved, whoever saves it.
  const [wanted, setWanted] = useState<ReadonlyMap<number, boolean>>(new Map())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const saved = members.data?.map(member => member.id)
  const isChosen = (id: number) => wanted.get(id) ?? Boolean(saved?.includes(id))
  const changed = [...wanted.keys()].filter(id => isChosen(id) !== saved?.includes(id))

  async function save(event: React.FormEvent) {
    event.preventDefault()
    if (!saved) return
    setBusy(true)
    setProblem(undefined)
    try {
      const added = changed.filter(isChosen)
      await api.changeMembers(inboxId, { added, removed: changed.filter(id => !isChosen(id)) })
      await client.invalidateQueries({ queryKey: keys.members(accountId, inboxId) })
      await client.invalidateQueries({ queryKey: keys.assignable(accountId, inboxId) })
      setWanted(new Map())
      toast(t('membersSaved'))
    } catch {
      setProblem(t('membersNotSaved'))
    }
    setBusy(false)
  }

  const error = agents.error ?? members.error
  return (
    <FormSection
      title={t('members')}
      body={t('membersBody')}
      onSubmit={save}
      dirty={changed.length > 0}
      busy={busy}
      problem={problem}
    >
      {error && !(agents.data && members.data) ? (
        <Problem
          error={error}
          onRetry={() => {
            agents.refetch()
            members.refetch()
          }}
        />
      ) : agents.data && saved ? (
        <ul className="divide-y divide-line rounded-lg border border-line">
          {agents.data.map(agent => (
            <li key={agent.id}>
              <label className="flex cursor-pointer items-center gap-3 px-3 py-2 hover:bg-hover">
                <input
                  type="checkbox"
                  checked={isChosen(agent.id)}
                  onChange={event => setWanted(new Map(wanted).set(agent.id, event.target.checked))}
                  className="size-4 accent-[var(--accent)]"
                />
                <Avatar name={agent.name} seed={agent.id} src={agent.thumbnail} size={24} />
                <span className="min-w-0 flex-1 truncate">{agent.name}</span>
                {agent.role === 'administrator' && <span className="text-xs text-faint">{t('administrator')}</span>}
              </label>
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton className="h-24 w-full animate-appear" />
      )}
    </FormSection>
  )
}
