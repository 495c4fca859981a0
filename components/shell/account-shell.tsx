'use client'

import { type ReactNode, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { ProfileWire } from '#lib/protocol/index.ts'
import { AccountProvider } from '../data/account-context.tsx'
import { setActiveAccount, useProfile } from '../data/session.ts'
import { isLocale } from '../i18n/locale.ts'
import { speak } from '../i18n/words.ts'
import { Words } from '../i18n/words-gate.tsx'
import { Button } from '../ui/button.tsx'
import { persist } from '../ui/persisted.ts'
import { Problem } from '../ui/states.tsx'
import { Boot } from './boot.tsx'
import { isFontSize, setFontSize } from './font-size.ts'
import { Frame } from './frame.tsx'
import { lastAccountKey } from './last-account.ts'
import { paths } from './paths.ts'
import { isTheme, setTheme } from './theme.ts'
import { isSignedOut, useSession } from './use-session.ts'

/** Around every screen of an account: who is looking, may they, and the frame with the navigation. */
export function AccountShell({ accountId, children }: { accountId: number; children: ReactNode }) {
  const profile = useProfile()
  const t = useTranslations('errors')
  useSession(profile)
  usePreferences(profile.data)
  const membership = profile.data?.accounts.find(account => account.id === accountId)
  const memberOf = membership?.id
  useEffect(() => {
    if (memberOf === undefined) return
    persist(lastAccountKey, String(memberOf))
    setActiveAccount(memberOf)
  }, [memberOf])
  if (profile.data && membership) {
    return (
      <AccountProvider profile={profile.data} membership={membership}>
        <Frame>
          <Words meanwhile={<Boot within />}>{children}</Words>
        </Frame>
      </AccountProvider>
    )
  }
  if (profile.data) {
    return (
      <main className="grid h-dvh place-items-center">
        <div className="text-center">
          <h1 className="text-lg font-semibold">{t('noAccount')}</h1>
          <p className="mt-1 mb-4 text-muted">{t('noAccountBody')}</p>
          <Button asChild>
            <a href={paths.home}>{t('goHome')}</a>
          </Button>
        </div>
      </main>
    )
  }
  if (profile.error && !isSignedOut(profile.error)) {
    return (
      <main className="grid h-dvh place-items-center">
        <Problem error={profile.error} onRetry={() => profile.refetch()} />
      </main>
    )
  }
  return <Boot />
}

/** Language, theme and size of text travel with the person, not with the browser. */
function usePreferences(profile: ProfileWire | undefined) {
  const { locale, theme, font_size } = profile?.ui_settings ?? {}
  useEffect(() => {
    if (isLocale(locale)) speak(locale)
    if (isTheme(theme)) setTheme(theme)
    if (isFontSize(font_size)) setFontSize(font_size)
  }, [locale, theme, font_size])
}
