'use client'

import { useEffect } from 'react'
import type { Conversation } from '../data/conversation.ts'
import { useStore } from '../data/store.ts'
import { whenNeeded } from '../ui/when-needed.tsx'
import { openAction, opened } from './opened.ts'

const ActionDialog = whenNeeded(async () => (await import('./action-dialog.tsx')).ActionDialog)

/** Whatever is being chosen for the conversation in a window over the page. */
export function ActionDialogs({ conversation }: { conversation: Conversation }) {
  const open = useStore(opened)
  useEffect(() => () => openAction(null), [])
  return open && <ActionDialog conversation={conversation} open={open} />
}
