'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { type AppId, withPanel } from '#lib/apps/registry.ts'
import { panels } from '../apps/panels.ts'
import type { Conversation } from '../data/conversation.ts'
import { useNotes, useParticipants } from '../data/use-side.ts'
import { whenNeeded } from '../ui/when-needed.tsx'
import { ContactFields } from './contact-fields.tsx'
import { DetailsActions } from './details-actions.tsx'
import { DetailsContact } from './details-contact.tsx'
import { DetailsConversation } from './details-conversation.tsx'
import { DetailsNotes } from './details-notes.tsx'
import { DetailsParticipants } from './details-participants.tsx'
import { DetailsSection } from './details-section.tsx'
import { type AppSection, appSection, type SectionName } from './details-sections.ts'
import { DetailsVisit, knowsVisit } from './details-visit.tsx'
import { PreviousConversations } from './previous-conversations.tsx'
import { usePanelOrder } from './use-panel-order.ts'

const DetailsMacros = whenNeeded(async () => (await import('../macros/details-macros.tsx')).DetailsMacros)

/** Who is on the other side, and what is known around the conversation: in the viewer's own order. */
export function DetailsPanel({ conversation }: { conversation: Conversation }) {
  const panel = usePanelOrder()
  const parts = useParts(conversation)
  const shown = panel.order.filter(name => parts[name].body)
  return (
    <div className="h-full overflow-y-auto pb-6">
      <DetailsContact conversation={conversation} />
      {shown.map(name => (
        <DetailsSection key={name} name={name} panel={panel} shown={shown} {...parts[name]}>
          {parts[name].body}
        </DetailsSection>
      ))}
    </div>
  )
}

type Part = { title: string; count?: number; body: ReactNode }

function useParts(conversation: Conversation): Record<SectionName, Part> {
  const t = useTranslations('details')
  const ts = useTranslations('side')
  const tm = useTranslations('macros')
  const ta = useTranslations('apps')
  const { id, contact } = conversation
  const notes = useNotes(contact.id).data?.length
  const people = useParticipants(id).data?.length
  return {
    conversation_actions: { title: ts('actions'), body: <DetailsActions conversation={conversation} /> },
    contact_attributes: { title: t('contact'), body: <ContactFields contact={contact} /> },
    ...appParts(id, contact.id, app => ta(`${app}.title`)),
    conversation_info: { title: t('conversation'), body: <DetailsConversation conversation={conversation} /> },
    visit: { title: t('visit'), body: knowsVisit(conversation) && <DetailsVisit conversation={conversation} /> },
    contact_notes: { title: ts('notes.title'), count: notes, body: <DetailsNotes contactId={contact.id} /> },
    previous_conversation: {
      title: t('previous'),
      body: <PreviousConversations contactId={contact.id} currentId={id} />,
    },
    conversation_participants: {
      title: ts('participants.title'),
      count: people,
      body: <DetailsParticipants conversation={conversation} />,
    },
    macros: { title: tm('title'), body: <DetailsMacros conversationId={id} /> },
  }
}

function appParts(conversationId: number, contactId: number, title: (id: AppId) => string) {
  const parts = withPanel.map(({ id }) => {
    const Panel = panels[id]
    return [appSection(id), { title: title(id), body: <Panel contactId={contactId} conversationId={conversationId} /> }]
  })
  return Object.fromEntries(parts) as Record<AppSection, Part>
}
