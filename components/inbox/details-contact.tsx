'use client'

import { BadgeCheck, Ban, CircleDashed, Ellipsis, ExternalLink, ShieldCheck, SquarePen } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useStore } from '../data/store.ts'
import { useInboxes } from '../data/use-directory.ts'
import { newMessage } from '../new-message/asked.ts'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/menu.tsx'
import { Tip } from '../ui/tip.tsx'
import { toast } from '../ui/toast.tsx'
import { useUpdateContact } from './use-update-contact.ts'

/** Who it is: whether they are there, whether it is proven, and the way to their own page. */
export function DetailsContact({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('details')
  const ts = useTranslations('side.contact')
  const { runtime, accountId } = useAccount()
  const { contact } = conversation
  const online = useStore(runtime.presence).contacts[String(contact.id)] === 'online'
  const inbox = useInboxes().data?.find(one => one.id === conversation.inboxId)
  const isWebsite = inbox?.channel_type === 'Channel::WebWidget'
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-3">
      <Avatar
        name={contact.name}
        seed={`contact-${contact.id}`}
        src={contact.thumbnail}
        size={40}
        status={online ? 'online' : undefined}
      />
      <div className="min-w-0 flex-1">
        <p className="truncate text-base font-semibold">
          <Link
            href={paths.contact(accountId, contact.id)}
            prefetch={false}
            title={ts('open')}
            className="hover:underline"
          >
            {contact.name || t('visitor')}
          </Link>
        </p>
        <p className="flex items-center gap-1.5 truncate text-xs text-faint">
          {online ? t('online') : t('offline')}
          {contact.blocked && (
            <span className="flex items-center gap-1 text-danger">
              <Ban size={12} aria-hidden />
              {ts('blocked')}
            </span>
          )}
        </p>
        {isWebsite && <Proof verified={conversation.verified} />}
      </div>
      <ContactMenu conversation={conversation} />
    </div>
  )
}

function ContactMenu({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('side.contact')
  const ta = useTranslations('actions')
  const tn = useTranslations('newMessage')
  const router = useRouter()
  const { accountId } = useAccount()
  const { contact } = conversation
  const save = useUpdateContact(contact)
  async function block(blocked: boolean) {
    try {
      await save({ blocked })
      toast(t(blocked ? 'nowBlocked' : 'nowUnblocked'), { action: { label: ta('undo'), run: () => block(!blocked) } })
    } catch {
      toast(ta('failed'), { tone: 'danger', action: { label: ta('retry'), run: () => block(blocked) } })
    }
  }
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t('more')} className="-me-1.5 max-xl:me-7 max-sm:-me-1.5">
          <Ellipsis size={16} aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuItem icon={<ExternalLink size={15} />} onSelect={() => router.push(paths.contact(accountId, contact.id))}>
          {t('open')}
        </MenuItem>
        <MenuItem icon={<SquarePen size={15} />} onSelect={() => setTimeout(() => newMessage.set(contact), 30)}>
          {tn('open')}
        </MenuItem>
        <MenuItem
          icon={contact.blocked ? <ShieldCheck size={15} /> : <Ban size={15} />}
          onSelect={() => block(!contact.blocked)}
        >
          {t(contact.blocked ? 'unblock' : 'block')}
        </MenuItem>
      </MenuContent>
    </Menu>
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
