'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAgents, useInvitations } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { AgentRow } from './agent-row.tsx'
import { InvitationRow } from './invitation-row.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { SettingsPage } from './settings-page.tsx'

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
  if (agents.error && !agents.data) return <Problem error={agents.error} onRetry={() => agents.refetch()} />
  if (!agents.data) {
    return (
      <Loading className="flex flex-col gap-4 py-2">
        {['a', 'b', 'c'].map(key => (
          <span key={key} className="flex items-center gap-3">
            <Skeleton className="size-8 rounded-full" />
            <Skeleton className="h-3.5 w-48" />
          </span>
        ))}
      </Loading>
    )
  }
  const administrators = agents.data.filter(agent => agent.role === 'administrator').length
  return (
    <ul className="divide-y divide-line border-y border-line">
      {agents.data.map(agent => (
        <AgentRow key={agent.id} agent={agent} last={agent.role === 'administrator' && administrators === 1} />
      ))}
    </ul>
  )
}

function Invitations() {
  const t = useTranslations('settings.agents')
  const invitations = useInvitations()
  if (!invitations.data?.length) return null
  return (
    <section className="mt-8">
      <h2 className="mb-2 text-base font-semibold">{t('invited')}</h2>
      <ul className="divide-y divide-line border-y border-line">
        {invitations.data.map(invitation => (
          <InvitationRow key={invitation.id} invitation={invitation} />
        ))}
      </ul>
    </section>
  )
}
