'use client'

import { ArrowLeft, PanelRight } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { AppTabs } from '../apps/app-tabs.tsx'
import { ActionDialogs } from '../conversation-actions/action-dialogs.tsx'
import { MoreMenu } from '../conversation-actions/more-menu.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useInboxes } from '../data/use-directory.ts'
import { Avatar } from '../ui/avatar.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Skeleton } from '../ui/states.tsx'
import { AssigneePicker } from './assignee-picker.tsx'
import { PriorityMenu } from './priority-menu.tsx'
import { snoozeWords } from './snooze.ts'
import { StatusButton } from './status-button.tsx'
import { StatusIcon } from './status-icon.tsx'
import { useMoreCommands } from './use-conversation-commands.ts'
import type { Details } from './use-details.ts'

type Props = { conversation: Conversation | undefined; onClose: () => void; details: Details }

/** Who it is with, who takes care of it, and where it stands. */
export function ConversationHeader({ conversation, onClose, details }: Props) {
  const t = useTranslations('conversation')
  return (
    <>
      <header className="@container flex h-13 shrink-0 items-center gap-2 border-b border-line px-2 sm:px-4">
        {conversation && <h1 className="sr-only lg:hidden">{t('title', { id: conversation.id })}</h1>}
        <IconButton label={t('back')} keys="escape" onClick={onClose} className="lg:hidden">
          <ArrowLeft size={18} aria-hidden className="flip-rtl" />
        </IconButton>
        {conversation ? (
          <Known conversation={conversation} />
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
      {conversation && <AppTabs conversation={conversation} />}
    </>
  )
}

function Known({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('conversation')
  const { contact } = conversation
  useMoreCommands(conversation)
  return (
    <>
      <Avatar
        name={contact.name}
        seed={`contact-${contact.id}`}
        src={contact.thumbnail}
        size={30}
        className="max-sm:hidden"
      />
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-base leading-5 font-semibold">{contact.name || t('visitor')}</h2>
        <Standing conversation={conversation} />
      </div>
      <span className="max-sm:hidden">
        <PriorityMenu conversation={conversation} compact />
      </span>
      <AssigneePicker conversation={conversation} compact />
      <StatusButton conversation={conversation} />
      <MoreMenu />
      <ActionDialogs conversation={conversation} />
    </>
  )
}

/** Its number, and what matters most about where it stands: until when it sleeps, or that the contact is not heard. */
function Standing({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('side')
  const locale = useLocale()
  const inbox = useInboxes().data?.find(one => one.id === conversation.inboxId)
  const { id, status, snoozedUntil, contact } = conversation
  return (
    <p className="flex min-w-0 items-center gap-1 text-xs text-faint">
      <span className="tabular shrink-0">#{id}</span>
      {status === 'snoozed' ? (
        <span className="flex min-w-0 items-center gap-1">
          <StatusIcon status="snoozed" size={12} />
          <span className="truncate">
            {snoozedUntil
              ? t('snoozedUntil', { when: snoozeWords(snoozedUntil, new Date(), locale) })
              : t('snoozedUntilReply')}
          </span>
        </span>
      ) : status === 'pending' ? (
        <span className="flex min-w-0 items-center gap-1">
          <StatusIcon status="pending" size={12} />
          <span className="truncate">{t('pending')}</span>
        </span>
      ) : null}
      {contact.blocked && <span className="truncate text-danger">{t('muted')}</span>}
      {inbox && <span className="truncate max-sm:hidden">· {inbox.name}</span>}
    </p>
  )
}
