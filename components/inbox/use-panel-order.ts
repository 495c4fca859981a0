'use client'

import { useAccount } from '../data/account-context.tsx'
import { useUiSettings } from '../data/use-ui-settings.ts'
import { moved, readFolded, readOrder, type SectionName, writeOrder } from './details-sections.ts'

/** In which order the viewer wants the parts of the panel, and which are folded: kept with the person. */
export function usePanelOrder() {
  const { profile } = useAccount()
  const keep = useUiSettings()
  const settings = profile.ui_settings as Record<string, unknown>
  const order = readOrder(settings.conversation_sidebar_items_order)
  const folded = readFolded(settings.conversation_sidebar_items_folded)

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
