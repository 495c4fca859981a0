'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
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
  const onTheWay = useRef(0)

  const show = (person: Participant, isIn: boolean) =>
    client.setQueryData<Participant[]>(key, known => {
      const others = known?.filter(one => one.id !== person.id)
      return others && isIn ? [...others, person] : others
    })

  /** This person alone: colleagues, too, let people in and out. When the last answer is here, all are read anew. */
  async function set(person: Participant, isIn: boolean, undo: boolean) {
    show(person, isIn)
    onTheWay.current++
    try {
      await (isIn ? api.addParticipant(id, person.id) : api.removeParticipant(id, person.id))
      const title = t(isIn ? 'done.participantIn' : 'done.participantOut', { name: person.available_name })
      if (undo) toast(title, { action: { label: ta('undo'), run: () => void set(person, !isIn, false) } })
    } catch {
      show(person, !isIn)
      const run = () => void set(person, isIn, undo)
      toast(ta('failed'), { tone: 'danger', action: { label: ta('retry'), run } })
    } finally {
      if (--onTheWay.current === 0) void client.invalidateQueries({ queryKey: key })
    }
  }

  function toggle(person: Participant | undefined, undo = true) {
    if (!person) return
    const now = client.getQueryData<Participant[]>(key) ?? people
    void set(person, !now.some(one => one.id === person.id), undo)
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
