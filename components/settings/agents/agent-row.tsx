'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AgentWire } from '#lib/protocol/agent.ts'
import type { TeamWire } from '#lib/protocol/team.ts'
import { useAccount } from '../../data/account-context.tsx'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { RemoveAgent } from './remove-agent.tsx'

type Props = { agent: AgentWire; teams: TeamWire[]; last: boolean; onEdit: () => void }

/** A member: name, address, teams, role, and the way out. The last administrator keeps both role and place. */
export function AgentRow({ agent, teams, last, onEdit }: Props) {
  const t = useTranslations('settings.agents')
  const { me } = useAccount()
  const [asking, setAsking] = useState(false)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Avatar name={agent.name} seed={agent.id} src={agent.thumbnail} size={34} status={agent.availability_status} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">
          <bdi>{agent.name}</bdi>
          {agent.id === me && <span className="ms-1.5 font-normal text-faint">{t('you')}</span>}
        </p>
        <p className="truncate text-muted">
          <bdi>{agent.email}</bdi>
        </p>
      </div>
      <div className="flex items-center gap-3 max-sm:w-full max-sm:ps-[46px]">
        <p className="min-w-0 text-end max-sm:flex-1 max-sm:text-start">
          <span className="block">{t(`roles.${agent.role}`)}</span>
          <span className="block max-w-44 truncate text-xs text-faint">{teams.map(team => team.name).join(', ')}</span>
        </p>
        <div className="flex">
          <IconButton label={t('editOf', { name: agent.name })} onClick={onEdit}>
            <Pencil size={15} aria-hidden />
          </IconButton>
          <IconButton
            label={last ? t('lastAdministrator') : t('removeLabel', { name: agent.name })}
            aria-disabled={last}
            onClick={() => !last && setAsking(true)}
            className={last ? 'opacity-40' : ''}
          >
            <Trash2 size={15} aria-hidden />
          </IconButton>
        </div>
      </div>
      {asking && <RemoveAgent agent={agent} onClose={() => setAsking(false)} />}
    </li>
  )
}
