'use client'

import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { ChooserPopover } from '../conversation-actions/chooser-popover.tsx'
import { useParticipation } from '../conversation-actions/use-participation.ts'
import { usePeopleOptions } from '../conversation-actions/use-people-options.tsx'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Tip } from '../ui/tip.tsx'
import { PanelProblem } from './panel-problem.tsx'

/** Who follows the conversation and is told of it. */
export function DetailsParticipants({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('side.participants')
  const tc = useTranslations('side.commands')
  const { me } = useAccount()
  const { query, people, watching, toggle, toggleMe } = useParticipation(conversation.id, conversation.inboxId)
  const options = usePeopleOptions(conversation)
  if (query.isPending) return <Skeleton className="my-2 h-3 w-40 animate-appear" />
  if (query.error && !query.data) return <PanelProblem onRetry={() => query.refetch()} />
  return (
    <>
      {people.length === 0 && <p className="py-1 text-faint">{t('none')}</p>}
      <ul>
        {people.map(person => (
          <li key={person.id} className="group/person flex h-8 items-center gap-2.5">
            <Avatar
              name={person.name}
              seed={person.id}
              src={person.thumbnail}
              size={20}
              status={person.availability_status}
            />
            <span className="min-w-0 flex-1 truncate">
              {person.available_name}
              {person.id === me && <span className="text-faint"> · {t('you')}</span>}
            </span>
            <button
              type="button"
              aria-label={t('remove', { name: person.available_name })}
              onClick={() => toggle(person)}
              className="grid size-6 place-items-center rounded-md text-faint hover:bg-hover hover:text-text"
            >
              <X size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-1.5 pt-1">
        <ChooserPopover
          {...options}
          trigger={
            <Button size="sm" title={`${t('choose')} (⇧W)`}>
              <Plus size={13} aria-hidden />
              {t('add')}
            </Button>
          }
        />
        <Tip label={tc(watching ? 'unwatch' : 'watch')} keys="w">
          <Button size="sm" tone="ghost" onClick={toggleMe}>
            {t(watching ? 'unwatch' : 'watch')}
          </Button>
        </Tip>
      </div>
    </>
  )
}
