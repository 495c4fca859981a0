'use client'

import { BadgeCheck, CircleDashed, Globe } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useStore } from '../data/store.ts'
import { useInboxes } from '../data/use-directory.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { Tip } from '../ui/tip.tsx'
import { When } from '../ui/when.tsx'
import { AssigneePicker } from './assignee-picker.tsx'
import { ContactFields } from './contact-fields.tsx'
import { PreviousConversations } from './previous-conversations.tsx'
import { PriorityMenu } from './priority-menu.tsx'
import { consentOf, visitFacts } from './visit-facts.ts'

/** Who is on the other side, and what is known around the conversation. */
export function DetailsPanel({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  const { runtime } = useAccount()
  const { contact } = conversation
  const online = useStore(runtime.presence).contacts[String(contact.id)] === 'online'
  const inbox = useInboxes().data?.find(one => one.id === conversation.inboxId)
  const isWebsite = inbox?.channel_type === 'Channel::WebWidget'
  const facts = visitFacts(conversation.attributes)
  const consent = consentOf(conversation.attributes)
  return (
    <div className="h-full overflow-y-auto">
      <div className="flex items-center gap-3 px-4 pt-4 pb-3">
        <Avatar
          name={contact.name}
          seed={`contact-${contact.id}`}
          src={contact.thumbnail}
          size={40}
          status={online ? 'online' : undefined}
        />
        <div className="min-w-0 flex-1 pe-8 xl:pe-0">
          <p className="truncate text-base font-semibold">{contact.name || t('visitor')}</p>
          <p className="truncate text-xs text-faint">{online ? t('online') : t('offline')}</p>
          {isWebsite && <Proof verified={conversation.verified} />}
        </div>
      </div>
      <Section title={t('contact')}>
        <ContactFields contact={contact} />
      </Section>
      <Section title={t('conversation')}>
        <Row label={t('assignee')}>
          <AssigneePicker conversation={conversation} />
        </Row>
        <Row label={t('priority')}>
          <PriorityMenu conversation={conversation} />
        </Row>
        <Row label={t('inbox')}>
          <span className="flex min-w-0 items-center gap-2.5">
            <Globe size={15} aria-hidden className="shrink-0 text-muted" />
            <span className="truncate">{inbox?.name}</span>
          </span>
        </Row>
        <Row label={t('started')}>
          <When at={conversation.createdAt} />
        </Row>
      </Section>
      {(facts.length > 0 || consent) && (
        <Section title={t('visit')}>
          {facts.map(fact => (
            <Row key={fact.id} label={t(fact.id)}>
              {fact.href ? (
                <a
                  href={fact.href}
                  target="_blank"
                  rel="noreferrer nofollow"
                  title={fact.href}
                  className="block truncate text-accent-text hover:underline"
                >
                  <bdi>{fact.text}</bdi>
                </a>
              ) : (
                <span className="block truncate" title={fact.text}>
                  <bdi>{fact.text}</bdi>
                </span>
              )}
            </Row>
          ))}
          {consent && (
            <Row label={t('consent')}>
              {t('consentVersion', { version: consent.version })} · <When at={consent.at} />
            </Row>
          )}
        </Section>
      )}
      <Section title={t('previous')}>
        <PreviousConversations contactId={contact.id} currentId={conversation.id} />
      </Section>
    </div>
  )
}

/** Whether the website has signed who this is: only then is it sure (SEC4). */
function Proof({ verified }: { verified: boolean }) {
  const t = useTranslations('details')
  const Icon = verified ? BadgeCheck : CircleDashed
  return (
    <Tip label={t(verified ? 'verifiedHelp' : 'unverifiedHelp')}>
      <p className={cx('flex w-fit items-center gap-1 text-xs', verified ? 'text-good' : 'text-faint')}>
        <Icon size={13} aria-hidden />
        {t(verified ? 'verified' : 'unverified')}
      </p>
    </Tip>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line px-4 py-3">
      <h3 className="mb-1 text-xs font-medium text-faint">{title}</h3>
      {children}
    </section>
  )
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-center gap-2">
      <span className="truncate text-muted">{label}</span>
      <div className="min-w-0">{children}</div>
    </div>
  )
}
