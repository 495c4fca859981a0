'use client'

import { ArrowLeft, PanelRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import { useInboxes } from '../data/use-directory.ts'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Skeleton } from '../ui/states.tsx'
import { AssigneePicker } from './assignee-picker.tsx'
import { PriorityMenu } from './priority-menu.tsx'
import { StatusButton } from './status-button.tsx'
import type { Details } from './use-details.ts'

type Props = { conversation: Conversation | undefined; onClose: () => void; details: Details }

/** Who it is with, who takes care of it, and where it stands. */
export function ConversationHeader({ conversation, onClose, details }: Props) {
  const t = useTranslations('conversation')
  const inbox = useInboxes().data?.find(one => one.id === conversation?.inboxId)
  const contact = conversation?.contact
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-2 sm:px-4">
      {conversation && <h1 className="sr-only lg:hidden">{t('title', { id: conversation.id })}</h1>}
      <IconButton label={t('back')} keys="escape" onClick={onClose} className="lg:hidden">
        <ArrowLeft size={18} aria-hidden className="flip-rtl" />
      </IconButton>
      {conversation && contact ? (
        <>
          <Avatar name={contact.name} seed={`contact-${contact.id}`} src={contact.thumbnail} size={30} />
          <div className="min-w-0 flex-1">
            <h2 className="truncate text-base leading-5 font-semibold">{contact.name || t('visitor')}</h2>
            <p className="truncate text-xs text-faint">
              <span className="tabular">#{conversation.id}</span>
              {inbox && <span className="max-sm:hidden"> · {inbox.name}</span>}
            </p>
          </div>
          <span className="max-sm:hidden">
            <PriorityMenu conversation={conversation} compact />
          </span>
          <AssigneePicker conversation={conversation} compact />
          <StatusButton conversation={conversation} />
        </>
      ) : (
        <div className="flex flex-1 animate-appear items-center gap-3">
          <Skeleton className="size-[30px] rounded-full" />
          <Skeleton className="h-3.5 w-32" />
        </div>
      )}
      <IconButton label={t('toggleDetails')} keys="alt+o" aria-pressed={details.shown} onClick={details.toggle}>
        <PanelRight size={17} aria-hidden className="flip-rtl" />
      </IconButton>
    </header>
  )
}
