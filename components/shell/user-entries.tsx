'use client'

import { ALargeSmall, Keyboard, Languages, LogOut, SunMoon, UserRoundCog } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import type { Availability } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { useAvailability } from '../data/session.ts'
import { localeNames, locales } from '../i18n/locale.ts'
import { cx } from '../ui/cx.ts'
import {
  MenuItem,
  MenuLabel,
  MenuRadio,
  MenuRadioGroup,
  MenuSeparator,
  MenuSub,
  MenuSubContent,
  MenuSubTrigger,
} from '../ui/menu.tsx'
import { commands } from './commands.ts'
import { fontSizes, useFontSize } from './font-size.ts'
import { paths } from './paths.ts'
import { themes, useTheme } from './theme.ts'
import { useGo } from './use-go.ts'
import { usePreference } from './use-preference.ts'
import { useSignOut } from './use-sign-out.ts'

const order: Availability[] = ['online', 'busy', 'offline']
const dots: Record<Availability, string> = { online: 'bg-[#22a565]', busy: 'bg-[#d99a1c]', offline: 'bg-line-strong' }

/** Whether I am there, how I like my screen, and the way out. */
export function UserEntries() {
  const t = useTranslations('nav')
  const go = useGo()
  const locale = useLocale()
  const theme = useTheme()
  const fontSize = useFontSize()
  const prefer = usePreference()
  const { profile, membership, accountId } = useAccount()
  const availability = useAvailability(accountId)
  const signOut = useSignOut()
  return (
    <>
      <MenuLabel>{profile.email}</MenuLabel>
      <MenuRadioGroup
        value={membership.availability}
        onValueChange={value => availability.mutate(value as Availability)}
      >
        {order.map(one => (
          <MenuRadio key={one} value={one} icon={<span className={cx('block size-2.5 rounded-full', dots[one])} />}>
            {t(`availability.${one}`)}
          </MenuRadio>
        ))}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem icon={<UserRoundCog size={15} />} onSelect={() => go(paths.profile(accountId))}>
        {t('profile')}
      </MenuItem>
      <MenuSub>
        <MenuSubTrigger icon={<SunMoon size={15} />}>{t('theme')}</MenuSubTrigger>
        <MenuSubContent>
          <MenuRadioGroup value={theme} onValueChange={value => prefer({ theme: value })}>
            {themes.map(one => (
              <MenuRadio key={one} value={one}>
                {t(`themes.${one}`)}
              </MenuRadio>
            ))}
          </MenuRadioGroup>
        </MenuSubContent>
      </MenuSub>
      <MenuSub>
        <MenuSubTrigger icon={<ALargeSmall size={15} />}>{t('fontSize')}</MenuSubTrigger>
        <MenuSubContent>
          <MenuRadioGroup value={fontSize} onValueChange={value => prefer({ font_size: value })}>
            {fontSizes.map(one => (
              <MenuRadio key={one} value={one}>
                {t(`fontSizes.${one}`)}
              </MenuRadio>
            ))}
          </MenuRadioGroup>
        </MenuSubContent>
      </MenuSub>
      <MenuSub>
        <MenuSubTrigger icon={<Languages size={15} />}>{t('language')}</MenuSubTrigger>
        <MenuSubContent>
          <MenuRadioGroup value={locale} onValueChange={value => prefer({ locale: value })}>
            {locales.map(one => (
              <MenuRadio key={one} value={one}>
                {localeNames[one]}
              </MenuRadio>
            ))}
          </MenuRadioGroup>
        </MenuSubContent>
      </MenuSub>
      <MenuItem
        icon={<Keyboard size={15} />}
        keys="?"
        onSelect={() =>
          setTimeout(
            () =>
              commands
                .get()
                .find(one => one.id === 'shortcuts')
                ?.run(),
            50,
          )
        }
      >
        {t('shortcuts')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<LogOut size={15} />} onSelect={signOut}>
        {t('signOut')}
      </MenuItem>
    </>
  )
}
