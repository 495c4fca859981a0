'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { ProfileWire } from '#lib/protocol/index.ts'
import { toast } from '../ui/toast.tsx'
import { answerOf, client } from './http.ts'
import { keys } from './keys.ts'
import { takenBack } from './ui-settings.ts'

/**
 * Keeps a choice with the person, wherever they sign in: shown at once, and taken back alone when the server does not take
 * it, which is said. `onTakenBack`: what else is to be as before.
 */
export function useUiSettings() {
  const queries = useQueryClient()
  const t = useTranslations('errors')
  return useCallback(
    function keep(change: Record<string, unknown>, onTakenBack?: () => void) {
      const show = (edit: (now: Record<string, unknown>) => Record<string, unknown>) =>
        queries.setQueryData<ProfileWire>(
          keys.profile,
          known => known && { ...known, ui_settings: edit(known.ui_settings) as ProfileWire['ui_settings'] },
        )
      const before = queries.getQueryData<ProfileWire>(keys.profile)?.ui_settings ?? {}
      show(now => ({ ...now, ...change }))
      answerOf(client.PUT('/api/v1/profile', { body: { profile: { ui_settings: change } } })).catch(() => {
        show(now => takenBack(now, change, before))
        onTakenBack?.()
        toast(t('notKept'), { tone: 'danger', action: { label: t('retry'), run: () => keep(change, onTakenBack) } })
      })
    },
    [queries, t],
  )
}
