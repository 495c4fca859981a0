'use client'

import type { InboxWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { useUpdateProfile } from '../data/session.ts'
import { useUiSettings } from '../data/use-ui-settings.ts'
import { signatureKey } from './signature.ts'

/** How long a reply can be taken back, in milliseconds. */
const holdFor = 5_000

/** How this person writes. Kept with them, under Chatwoot's names where it has them. */
export function useComposerSettings(inbox: InboxWire | undefined) {
  const { profile } = useAccount()
  const prefer = useUiSettings()
  const update = useUpdateProfile()
  const { ui_settings: own, message_signature } = profile
  const key = signatureKey(inbox?.channel_type ?? '')

  return {
    enterSends: own.editor_message_key !== 'cmd_enter',
    setEnterSends: (on: boolean) => prefer({ editor_message_key: on ? 'enter' : 'cmd_enter' }),
    holdMs: own.editor_undo_send === false ? 0 : holdFor,
    setHold: (on: boolean) => prefer({ editor_undo_send: on }),
    signature: message_signature ?? '',
    /** Mails are signed unless one says otherwise, chats when one says so. */
    signs: typeof own[key] === 'boolean' ? own[key] : Boolean(inbox?.traits.recipients),
    setSigns: (on: boolean) => prefer({ [key]: on }),
    saveSignature: (text: string) => update.mutateAsync({ message_signature: text.trim() || null }),
  }
}

export type ComposerSettings = ReturnType<typeof useComposerSettings>
