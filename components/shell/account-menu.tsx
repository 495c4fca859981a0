'use client'

import { ChevronsUpDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuLabel,
  MenuRadio,
  MenuRadioGroup,
  MenuSeparator,
  MenuTrigger,
} from '../ui/menu.tsx'
import { paths } from './paths.ts'
import { useGo } from './use-go.ts'

/** Which account this is, and the way to the others. */
export function AccountMenu({ wide }: { wide?: boolean }) {
  const t = useTranslations('nav')
  const go = useGo()
  const { profile, membership, accountId, isAdministrator } = useAccount()
  return (
    <Menu>
      <MenuTrigger
        className={cx(
          'ring-inset-focus flex h-10 items-center gap-2.5 rounded-md text-start hover:bg-hover data-[state=open]:bg-hover',
          wide ? 'px-2' : 'justify-center 2xl:justify-start 2xl:px-2',
        )}
      >
        <Avatar name={membership.name} seed={`account-${membership.id}`} size={26} square />
        <span className={cx('min-w-0 flex-1 truncate font-semibold', !wide && 'sr-only 2xl:not-sr-only 2xl:truncate')}>
          {membership.name}
        </span>
        <span className="sr-only">{t('accountMenu')}</span>
        <ChevronsUpDown size={14} aria-hidden className={cx('text-faint', !wide && 'hidden 2xl:block')} />
      </MenuTrigger>
      <MenuContent align="start" className="w-60">
        <MenuLabel>{t('accounts')}</MenuLabel>
        <MenuRadioGroup value={String(accountId)} onValueChange={id => go(paths.dashboard(Number(id)))}>
          {profile.accounts.map(account => (
            <MenuRadio
              key={account.id}
              value={String(account.id)}
              icon={<Avatar name={account.name} seed={`account-${account.id}`} size={20} square />}
            >
              {account.name}
            </MenuRadio>
          ))}
        </MenuRadioGroup>
        {isAdministrator && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => go(paths.settings(accountId, 'general'))}>{t('general')}</MenuItem>
            <MenuItem onSelect={() => go(paths.settings(accountId, 'agents/list'))}>{t('inviteAgents')}</MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  )
}
