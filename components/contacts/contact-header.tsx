'use client'

import { ArrowLeft, Ban, Camera, Ellipsis, Merge, SquarePen, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { ApiError } from '../data/http.ts'
import { useStore } from '../data/store.ts'
import { newMessage } from '../new-message/asked.ts'
import { NavigationButton } from '../shell/navigation-button.tsx'
import { paths } from '../shell/paths.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { When } from '../ui/when.tsx'
import { useContactsApi } from './contacts-api.ts'
import { useChangeContact } from './use-contact.ts'

type Props = {
  contact: ContactWire
  name: string
  onMerge: () => void
  onBlock: () => void
  onDelete: () => void
}

/** Who it is, and what can be done with them. */
export function ContactHeader({ contact, name, onMerge, onBlock, onDelete }: Props) {
  const t = useTranslations('contacts')
  const tn = useTranslations('newMessage')
  const { accountId, runtime, isAdministrator } = useAccount()
  const write = () => newMessage.set({ ...contact, name, phone: contact.phone_number })
  const online = useStore(runtime.presence).contacts[String(contact.id)] === 'online'
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-surface">
      <div className="mx-auto flex max-w-6xl items-center gap-3 px-2 py-3 sm:px-4">
        <NavigationButton />
        <Link
          href={paths.contacts(accountId)}
          title={t('header.back')}
          className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text max-lg:hidden"
        >
          <ArrowLeft size={16} aria-hidden className="flip-rtl" />
          <span className="sr-only">{t('header.back')}</span>
        </Link>
        <Face contact={contact} online={online} />
        <div className="min-w-0 flex-1">
          <h1 className="flex min-w-0 items-center gap-2 text-lg font-semibold">
            <bdi className="truncate">{name}</bdi>
            {contact.blocked && (
              <span className="flex shrink-0 items-center gap-1 rounded-full bg-danger-soft px-2 text-xs font-medium text-danger">
                <Ban size={12} aria-hidden />
                {t('blocked')}
              </span>
            )}
          </h1>
          <p className="truncate text-xs text-faint">
            {online ? (
              t('header.online')
            ) : contact.last_activity_at !== null ? (
              <>
                {t('fields.last_activity_at')} <When at={contact.last_activity_at} />
              </>
            ) : (
              t('header.quiet')
            )}
          </p>
        </div>
        <Button onClick={write} tone="primary" className="max-sm:hidden">
          <SquarePen size={15} aria-hidden />
          {tn('open')}
        </Button>
        <Button onClick={onMerge} className="max-md:hidden">
          <Merge size={15} aria-hidden />
          {t('header.merge')}
        </Button>
        <Menu>
          <MenuTrigger asChild>
            <IconButton label={t('more')}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          </MenuTrigger>
          <MenuContent>
            <MenuItem
              icon={<SquarePen size={15} aria-hidden />}
              onSelect={() => setTimeout(write, 30)}
              className="sm:hidden"
            >
              {tn('open')}
            </MenuItem>
            <MenuItem icon={<Merge size={15} aria-hidden />} keys="m" onSelect={() => setTimeout(onMerge, 30)}>
              {t('header.mergeLong')}
            </MenuItem>
            <MenuItem icon={<Ban size={15} aria-hidden />} onSelect={onBlock}>
              {t(contact.blocked ? 'header.unblock' : 'header.block')}
            </MenuItem>
            {isAdministrator && (
              <>
                <MenuSeparator />
                <MenuItem
                  icon={<Trash2 size={15} aria-hidden />}
                  onSelect={() => setTimeout(onDelete, 30)}
                  className="text-danger"
                >
                  {t('header.delete')}
                </MenuItem>
              </>
            )}
          </MenuContent>
        </Menu>
      </div>
    </header>
  )
}

/** The picture; pressing it chooses another. */
function Face({ contact, online }: { contact: ContactWire; online: boolean }) {
  const t = useTranslations('contacts.header')
  const api = useContactsApi()
  const change = useChangeContact(contact.id)
  const input = useRef<HTMLInputElement>(null)
  async function send(file: File | undefined) {
    if (!file) return
    try {
      await api.setFace(contact.id, file)
      await change.everything()
    } catch (error) {
      toast(error instanceof ApiError && error.status === 422 ? t('noPicture') : t('notSaved'), { tone: 'danger' })
    }
  }
  async function remove() {
    await api.removeFace(contact.id).then(change.everything, () => toast(t('notSaved'), { tone: 'danger' }))
  }
  return (
    <Menu>
      <MenuTrigger className="group relative shrink-0 rounded-full">
        <span className="sr-only">{t('picture')}</span>
        <Avatar
          name={contact.name}
          seed={`contact-${contact.id}`}
          src={contact.thumbnail}
          size={44}
          status={online ? 'online' : undefined}
        />
        <span className="absolute inset-0 grid place-items-center rounded-full bg-overlay text-white opacity-0 transition-opacity duration-100 group-hover:opacity-100 group-focus-visible:opacity-100">
          <Camera size={16} aria-hidden />
        </span>
      </MenuTrigger>
      <MenuContent align="start">
        <MenuItem onSelect={() => input.current?.click()}>{t('choosePicture')}</MenuItem>
        {contact.thumbnail && <MenuItem onSelect={remove}>{t('removePicture')}</MenuItem>}
      </MenuContent>
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        onChange={event => {
          void send(event.target.files?.[0])
          event.target.value = ''
        }}
      />
    </Menu>
  )
}
