'use client'

import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { Avatar } from '../ui/avatar.tsx'
import type { ChooserProps } from './chooser.tsx'
import { useParticipation } from './use-participation.ts'

/** What a chooser of participants shows: who may see the conversation, the viewer first. */
export function usePeopleOptions({ id, inboxId }: Conversation): Omit<ChooserProps, 'onDone'> {
  const t = useTranslations('side.participants')
  const ta = useTranslations('actions')
  const { me } = useAccount()
  const { people, members, toggle } = useParticipation(id, inboxId)
  const gone = people.filter(one => !members.some(member => member.id === one.id))
  const all = [...members, ...gone].toSorted((left, right) => Number(right.id === me) - Number(left.id === me))
  return {
    label: t('choose'),
    placeholder: ta('assignPlaceholder'),
    nothing: ta('nobodyFound'),
    multiple: true,
    chosen: people.map(one => String(one.id)),
    options: all.map(person => ({
      id: String(person.id),
      label: person.available_name,
      ...(person.id === me ? { hint: ta('me') } : {}),
      icon: (
        <Avatar
          name={person.name}
          seed={person.id}
          src={person.thumbnail}
          size={20}
          status={person.availability_status}
        />
      ),
    })),
    onPick: picked =>
      toggle(
        all.find(one => String(one.id) === picked),
        false,
      ),
  }
}
