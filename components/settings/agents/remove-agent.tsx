'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AgentWire } from '#lib/protocol/agent.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useRefusal } from '../../data/use-refusal.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { toast } from '../../ui/toast.tsx'

/** Says how many conversations become nobody's. */
export function RemoveAgent({ agent, onClose }: { agent: AgentWire; onClose: () => void }) {
  const t = useTranslations('settings.agents')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const refusal = useRefusal()
  const [busy, setBusy] = useState(false)
  const count = useQuery({
    queryKey: [...keys.agents(accountId), 'assigned', agent.id],
    queryFn: () => api.assignedTo(agent.id),
    staleTime: 0,
  })
  async function remove() {
    setBusy(true)
    try {
      await api.removeAgent(agent.id)
      client.setQueryData<AgentWire[]>(keys.agents(accountId), all => all?.filter(one => one.id !== agent.id))
      void client.invalidateQueries({ queryKey: keys.lists(accountId) })
      toast(t('removed', { name: agent.name }))
      onClose()
    } catch (error) {
      setBusy(false)
      toast(refusal(error), { tone: 'danger' })
    }
  }
  return (
    <Confirm
      open
      onOpenChange={open => !open && onClose()}
      title={t('removeTitle', { name: agent.name })}
      body={
        <>
          {count.data !== undefined && <p className="mb-1">{t('removeCount', { count: count.data })}</p>}
          <p>{t('removeBody')}</p>
        </>
      }
      action={t('remove')}
      busy={busy}
      onConfirm={remove}
    />
  )
}
