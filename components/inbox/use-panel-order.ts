'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { ProfileWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useUpdateProfile } from '../data/session.ts'
import { moved, readFolded, readOrder, type SectionName, writeOrder } from './details-sections.ts'

/** In which order the viewer wants the parts of the panel, and which are folded: kept with the person. */
export function usePanelOrder() {
  const client = useQueryClient()
  const { profile } = useAccount()
  const update = useUpdateProfile()
  const settings = profile.ui_settings as Record<string, unknown>
  const order = readOrder(settings.conversation_sidebar_items_order)
  const folded = readFolded(settings.conversation_sidebar_items_folded)

  function keep(change: Record<string, unknown>) {
    const now = client.getQueryData<ProfileWire>(keys.profile) ?? profile
    const ui_settings = { ...now.ui_settings, ...change }
    client.setQueryData<ProfileWire>(keys.profile, { ...now, ui_settings })
    update.mutate({ ui_settings })
  }

  return {
    order,
    isFolded: (name: SectionName) => folded.includes(name),
    fold: (name: SectionName) =>
      keep({
        conversation_sidebar_items_folded: folded.includes(name)
          ? folded.filter(one => one !== name)
          : [...folded, name],
      }),
    move: (name: SectionName, target: SectionName | undefined) =>
      target && target !== name && keep({ conversation_sidebar_items_order: writeOrder(moved(order, name, target)) }),
  }
}

export type PanelOrder = ReturnType<typeof usePanelOrder>
