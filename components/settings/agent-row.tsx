'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type AgentWire, type Role, roles } from '#lib/protocol/agent.ts'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { keys } from '../data/keys.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Select } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toast.tsx'

/** A member: name, address, role, and the way out. The last administrator keeps both role and place. */
export function AgentRow({ agent, last }: { agent: AgentWire; last: boolean }) {
  const t = useTranslations('settings.agents')
  const client = useQueryClient()
  const { api, accountId, me } = useAccount()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const key = keys.agents(accountId)
  const put = (change: (agents: AgentWire[]) => AgentWire[]) =>
    client.setQueryData<AgentWire[]>(key, agents => agents && change(agents))

  async function setRole(role: Role) {
    const as = (wanted: Role) => (agents: AgentWire[]) =>
      agents.map(one => (one.id === agent.id ? { ...one, role: wanted } : one))
    put(as(role))
    try {
      await api.updateAgent(agent.id, { role })
    } catch (error) {
      put(as(agent.role))
      toast(problem(error), { tone: 'danger', action: { label: t('retry'), run: () => setRole(role) } })
    }
  }

  async function remove() {
    setBusy(true)
    try {
      await api.removeAgent(agent.id)
      put(agents => agents.filter(one => one.id !== agent.id))
      setAsking(false)
      toast(t('removed', { name: agent.name }))
    } catch (error) {
      toast(problem(error), { tone: 'danger' })
    }
    setBusy(false)
  }

  function problem(error: unknown) {
    return error instanceof ApiError && error.status === 422 ? error.message : t('notSaved')
  }

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Avatar name={agent.name} seed={agent.id} src={agent.thumbnail} size={34} status={agent.availability_status} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">
          {agent.name}
          {agent.id === me && <span className="ms-1.5 font-normal text-faint">{t('you')}</span>}
        </p>
        <p className="truncate text-muted">
          <bdi>{agent.email}</bdi>
        </p>
      </div>
      <div className="flex items-center gap-3 max-sm:w-full max-sm:ps-[46px]">
        <Select
          aria-label={t('roleOf', { name: agent.name })}
          title={last ? t('lastAdministrator') : undefined}
          value={agent.role}
          disabled={last}
          onChange={event => setRole(event.target.value as Role)}
          className="w-40"
        >
          {roles.map(role => (
            <option key={role} value={role}>
              {t(`roles.${role}`)}
            </option>
          ))}
        </Select>
        <IconButton
          label={last ? t('lastAdministrator') : t('removeLabel', { name: agent.name })}
          aria-disabled={last}
          onClick={() => !last && setAsking(true)}
          className={last ? 'opacity-40' : ''}
        >
          <Trash2 size={16} aria-hidden />
        </IconButton>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('removeTitle', { name: agent.name })}
        body={t('removeBody')}
        action={t('remove')}
        busy={busy}
        onConfirm={remove}
      />
    </li>
  )
}
