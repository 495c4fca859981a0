'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TeamWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useTeamMembers } from '../../data/use-directory.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { Faces } from './faces.tsx'

type Props = { team: TeamWire; onEdit: () => void }

export function TeamRow({ team, onEdit }: Props) {
  const t = useTranslations('settings.teams')
  const [asking, setAsking] = useState(false)
  const members = useTeamMembers(team.id).data
  return (
    <li className="flex flex-wrap items-center gap-3 py-3">
      <Avatar square name={team.name} seed={`team ${team.id}`} size={32} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">
          <bdi>{team.name}</bdi>
        </p>
        <p className="truncate text-muted">
          {members && t('memberCount', { count: members.length })}
          {team.description && (
            <>
              {' · '}
              <bdi>{team.description}</bdi>
            </>
          )}
        </p>
      </div>
      {members && <Faces people={members} />}
      <div className="flex">
        <IconButton label={t('editOf', { name: team.name })} onClick={onEdit}>
          <Pencil size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('deleteOf', { name: team.name })} onClick={() => setAsking(true)}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </div>
      {asking && <DeleteTeam team={team} onClose={() => setAsking(false)} />}
    </li>
  )
}

function DeleteTeam({ team, onClose }: { team: TeamWire; onClose: () => void }) {
  const t = useTranslations('settings.teams')
  const ts = useTranslations('settings')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [busy, setBusy] = useState(false)
  const count = useQuery({
    queryKey: [...keys.teamMembers(accountId, team.id), 'conversations'],
    queryFn: () => api.ofTeam(team.id),
    staleTime: 0,
  })
  async function remove() {
    setBusy(true)
    try {
      await api.deleteTeam(team.id)
      client.setQueryData<TeamWire[]>(keys.teams(accountId), all => all?.filter(one => one.id !== team.id))
      void client.invalidateQueries({ queryKey: keys.lists(accountId) })
      toast(t('deleted', { name: team.name }))
      onClose()
    } catch {
      setBusy(false)
      toast(ts('notSaved'), { tone: 'danger' })
    }
  }
  return (
    <Confirm
      open
      onOpenChange={open => !open && onClose()}
      title={t('deleteAsk', { name: team.name })}
      body={`${count.data === undefined ? t('deleteBody') : t('deleteCount', { count: count.data })} ${t('deleteForGood')}`}
      action={t('delete')}
      busy={busy}
      onConfirm={remove}
    />
  )
}
