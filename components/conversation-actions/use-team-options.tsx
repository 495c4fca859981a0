'use client'

import { UsersRound } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { useTeams } from '../data/use-directory.ts'
import type { ChooserProps } from './chooser.tsx'

/** What a chooser of the team shows. The viewer's own come first. */
export function useTeamOptions({ id, team }: Conversation): Omit<ChooserProps, 'onDone'> {
  const t = useTranslations('side.team')
  const { setTeam } = useConversationActions()
  const teams = useTeams().data ?? []
  const sorted = teams.toSorted((left, right) => Number(right.is_member) - Number(left.is_member))
  return {
    label: t('choose'),
    placeholder: t('find'),
    nothing: t('nothing'),
    chosen: [team ? String(team.id) : 'none'],
    options: [
      ...sorted.map(one => ({
        id: String(one.id),
        label: one.name,
        hint: one.is_member ? t('yours') : undefined,
        icon: <UsersRound size={15} aria-hidden className="text-muted" />,
      })),
      { id: 'none', label: t('none') },
    ],
    onPick(picked) {
      const next = teams.find(one => String(one.id) === picked)
      void setTeam(id, next ? { id: next.id, name: next.name } : null)
    },
  }
}
