'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { ProfileWire } from '#lib/protocol/index.ts'
import { keys } from '../data/keys.ts'
import { type Preferences, useUpdateProfile } from '../data/session.ts'
import { isLocale } from '../i18n/locale.ts'
import { speak } from '../i18n/words.ts'
import { isFontSize, setFontSize } from './font-size.ts'
import { isTheme, setTheme } from './theme.ts'

/** Changes language, theme or size of text here at once and remembers it with the person. */
export function usePreference() {
  const client = useQueryClient()
  const update = useUpdateProfile()
  return (change: Preferences) => {
    if (isTheme(change.theme)) setTheme(change.theme)
    if (isFontSize(change.font_size)) setFontSize(change.font_size)
    if (isLocale(change.locale)) speak(change.locale)
    const profile = client.getQueryData<ProfileWire>(keys.profile)
    if (!profile) return
    const ui_settings = { ...profile.ui_settings, ...change }
    client.setQueryData<ProfileWire>(keys.profile, { ...profile, ui_settings })
    update.mutate({ ui_settings })
  }
}
