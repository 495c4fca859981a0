'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAgents, useInvitations } from '../../data/use-directory.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/states.tsx'
import { RowsSkeleton, rowsClass } from '../rows.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { AgentDialog } from './agent-dialog.tsx'
import { AgentRow } from './agent-row.tsx'
import { InvitationRow } from './invitation-row.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { useTeamPeople } from './use-team-people.ts'

export function AgentsScreen() {
  const t = useTranslations('settings.agents')
  const [inviting, setInviting] = useState(false)
  return (
    <SettingsPage
      title={t('title')}
      body={t('body')}
      action={
        <Button tone="primary" onClick={() => setInviting(true)}>
          <UserPlus size={15} aria-hidden />
          {t('invite')}
        </Button>
      }
    >
      <Agents />
      <Invitations />
      <InviteDialog open={inviting} onOpenChange={setInviting} />
    </SettingsPage>
  )
}

function Agents() {
  const agents = useAgents()
  const teams = useTeamPeople().known
  const [editing, setEditing] = useState<number | null>(null)
  if (agents.error && !agents.data) return <Problem error={agents.error} onRetry={() => agents.refetch()} />
  if (!agents.data) return <RowsSkeleton mark="size-8 rounded-full" />
  const administrators = agents.data.filter(agent => agent.role === 'administrator').length
  const isLast = (role: string) => role === 'administrator' && administrators === 1
  const edited = agents.data.find(agent => agent.id === editing)
  return (
    <>
      <ul className={rowsClass}>
        {agents.data.map(agent => (
          <AgentRow
            key={agent.id}
            agent={agent}
            teams={teams.filter(one => one.ids?.includes(agent.id)).map(one => one.team)}
            last={isLast(agent.role)}
            onEdit={() => setEditing(agent.id)}
          />
        ))}
      </ul>
      {edited && <AgentDialog agent={edited} last={isLast(edited.role)} onClose={() => setEditing(null)} />}
    </>
  )
}

function Invitations() {
  const t = useTranslations('settings.agents')
  const invitations = useInvitations()
  if (!invitations.data?.length) return null
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-base font-semibold">{t('invited')}</h2>
      <ul className={rowsClass}>
        {invitations.data.map(invitation => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  )
}
