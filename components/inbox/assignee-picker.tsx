'use client'

import { ChevronDown, UserRound } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useConversationActions } from '../data/use-actions.ts'
import { useAssignable } from '../data/use-directory.ts'
import { useCommands } from '../shell/commands.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { type Choice, Picker } from '../ui/picker.tsx'

type Props = { conversation: Conversation; compact?: boolean }

/** Who takes care of the conversation. I come first: that is what people pick most. */
export function AssigneePicker({ conversation, compact }: Props) {
  const t = useTranslations('actions')
  const { me } = useAccount()
  const { assign } = useConversationActions()
  const [open, setOpen] = useState(false)
  const members = useAssignable(conversation.inboxId).data
  const { assignee } = conversation
  const choices = useMemo<Choice[]>(() => {
    const people = [...(members ?? [])].sort((left, right) => Number(right.id === me) - Number(left.id === me))
    return [
      ...people.map(person => ({
        id: String(person.id),
        label: person.available_name,
        hint: person.id === me ? t('me') : undefined,
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
      { id: 'none', label: t('nobody'), icon: <NobodyIcon /> },
    ]
  }, [members, me, t])
  useCommands(
    compact
      ? [{ id: 'assign', title: t('assign'), section: 'conversation', keys: 'a', rank: 5, run: () => setOpen(true) }]
      : [],
  )
  function pick(id: string) {
    const person = members?.find(one => String(one.id) === id)
    void assign(
      conversation.id,
      person ? { id: person.id, name: person.available_name, thumbnail: person.thumbnail } : null,
    )
  }
  return (
    <Picker
      open={open}
      onOpenChange={setOpen}
      label={t('assign')}
      placeholder={t('assignPlaceholder')}
      nothing={t('nobodyFound')}
      choices={choices}
      value={assignee ? String(assignee.id) : 'none'}
      onPick={pick}
      align={compact ? 'end' : 'start'}
      trigger={
        <button
          type="button"
          title={`${t('assign')} (A)`}
          className={cx(
            'flex h-8 min-w-0 items-center gap-2 rounded-md text-sm hover:bg-hover data-[state=open]:bg-press',
            compact ? 'border border-line-strong px-2 max-sm:border-0 max-sm:px-1.5' : '-mx-2 w-[calc(100%+16px)] px-2',
          )}
        >
          <span className="sr-only">{t('assignee')}</span>
          {assignee ? (
            <Avatar name={assignee.name} seed={assignee.id} src={assignee.thumbnail} size={20} />
          ) : (
            <NobodyIcon />
          )}
          <span
            className={cx(
              'truncate',
              !assignee && 'text-muted',
              compact ? 'max-w-32 @max-[620px]:sr-only' : 'min-w-0 flex-1 text-start',
            )}
          >
            {assignee?.name ?? (compact ? t('assignShort') : t('nobody'))}
          </span>
          <ChevronDown size={14} aria-hidden className={cx('text-faint', compact && 'max-sm:hidden')} />
        </button>
      }
    />
  )
}

function NobodyIcon() {
  return (
    <span className="grid size-5 place-items-center rounded-full border border-dashed border-faint text-faint">
      <UserRound size={12} aria-hidden />
    </span>
  )
}
