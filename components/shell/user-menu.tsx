'use client'

import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import { Menu, MenuContent, MenuTrigger } from '../ui/menu.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'

const UserEntries = whenNeeded(async () => (await import('./user-entries.tsx')).UserEntries)

/** Who I am, whether I am there, and how I like my screen. */
export function UserMenu({ wide }: { wide?: boolean }) {
  const t = useTranslations('nav')
  const { profile, membership } = useAccount()
  return (
    <Menu>
      <MenuTrigger
        className={cx(
          'ring-inset-focus mt-1 flex h-10 items-center gap-2.5 rounded-md text-start hover:bg-hover data-[state=open]:bg-hover',
          wide ? 'px-2' : 'justify-center 2xl:justify-start 2xl:px-2',
        )}
      >
        <Avatar
          name={profile.name}
          seed={profile.id}
          src={profile.avatar_url}
          size={26}
          status={membership.availability}
        />
        <span className={cx('min-w-0 flex-1', !wide && 'sr-only 2xl:not-sr-only')}>
          <span className="block truncate text-sm leading-4">{profile.available_name}</span>
          <span className="block truncate text-xs text-faint">{t(`availability.${membership.availability}`)}</span>
          <span className="sr-only">{t('userMenu')}</span>
        </span>
      </MenuTrigger>
      <MenuContent needs={UserEntries.load} align="start" side="top" className="w-60">
        <UserEntries />
      </MenuContent>
    </Menu>
  )
}
