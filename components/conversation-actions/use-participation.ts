'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { AgentWire } from '#lib/protocol/agent.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useAssignable } from '../data/use-directory.ts'
import { useParticipants } from '../data/use-side.ts'
import { toast } from '../ui/toast.tsx'

type Participant = Pick<AgentWire, 'id' | 'name' | 'available_name' | 'thumbnail' | 'availability_status'>

/** Who takes part in a conversation, and letting people in and out: shown at once, taken back when refused. */
export function useParticipation(id: number, inboxId: number) {
  const t = useTranslations('side')
  const ta = useTranslations('actions')
  const client = useQueryClient()
  const { api, accountId, me } = useAccount()
  const query = useParticipants(id)
  const members = useAssignable(inboxId).data ?? []
  const people: Participant[] = query.data ?? []
  const key = keys.participants(accountId, id)

  async function set(next: Participant[], done?: { title: string; undo: () => void }) {
    const before = client.getQueryData<Participant[]>(key)
    client.setQueryData(key, next)
    try {
      client.setQueryData(
        key,
        await api.setParticipants(
          id,
          next.map(one => one.id),
        ),
      )
      if (done) toast(done.title, { action: { label: ta('undo'), run: done.undo } })
    } catch {
      client.setQueryData(key, before)
      toast(ta('failed'), { tone: 'danger', action: { label: ta('retry'), run: () => set(next, done) } })
    }
  }

  function toggle(person: Participant | undefined, undo = true) {
    if (!person) return
    const now = client.getQueryData<Participant[]>(key) ?? people
    const isIn = now.some(one => one.id === person.id)
    const next = isIn ? now.filter(one => one.id !== person.id) : [...now, person]
    const title = t(isIn ? 'done.participantOut' : 'done.participantIn', { name: person.available_name })
    void set(next, undo ? { title, undo: () => set(now) } : undefined)
  }

  return {
    query,
    people,
    members,
    watching: people.some(one => one.id === me),
    toggle,
    toggleMe: () => toggle([...members, ...people].find(one => one.id === me)),
  }
}
