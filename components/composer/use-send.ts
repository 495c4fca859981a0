'use client'

import { useState } from 'react'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import type { Answering, Beside, Draft, Mode, Recipients } from '../data/drafts.ts'
import type { HistoryMessage } from '../data/history.ts'
import { newMark } from '../data/new-mark.ts'
import type { Outgoing } from '../data/outbox.ts'
import { leftOver } from './left-over.ts'
import { signed } from './signature.ts'
import type { ComposerSettings } from './use-settings.ts'
import { filled, missingIn, type Values } from './variables.ts'

type Doubt = { missing: string[]; newer: HistoryMessage | null }

/** What is to be sent, as it stood when somebody said so. */
type Parcel = { mode: Mode; text: string; item: Omit<Outgoing, 'state' | 'at'> }

export type Warning = Doubt & { parcel: Parcel }

type Options = {
  conversation: Conversation
  draft: Draft
  change: (fields: Partial<Draft>) => void
  accompany: (mode: Mode, fields: Partial<Beside>) => void
  isNote: boolean
  sendable: boolean
  values: Values
  settings: ComposerSettings
  /** Whom it answers, to whom it goes. */
  answering: Answering | null
  recipients: Recipients | undefined
  newer: HistoryMessage | null
  onSent: () => void
}

/** Sends what is written to the conversation that it was written in. Asks first when something may have been overlooked. */
export function useSend(options: Options) {
  const { conversation, draft, change, accompany, isNote, sendable, values, settings, answering, recipients, newer } =
    options
  const { runtime } = useAccount()
  const [warning, setWarning] = useState<Warning | null>(null)
  const mode = isNote ? 'note' : 'reply'
  const text = draft[mode].trim()

  /** As it will be read: variables filled, signed. */
  function content(as: Mode = mode): string {
    const words = filled(draft[as].trim(), values)
    return settings.signs && as === 'reply' && words ? signed(words, settings.signature) : words
  }

  function pack(): Parcel {
    const { files } = draft.beside[mode]
    return {
      mode,
      text,
      item: {
        echoId: newMark(),
        conversationId: conversation.id,
        content: content(),
        private: isNote,
        ...(files?.length ? { files } : {}),
        ...(files?.length === 1 && files[0]?.voice ? { voice: true } : {}),
        ...(answering ? { answering } : {}),
        ...(recipients && !isNote ? { recipients } : {}),
        draft: text,
      },
    }
  }

  function go(parcel: Parcel) {
    setWarning(null)
    runtime.outbox.send({ ...parcel.item, at: Date.now() / 1000 }, parcel.item.private ? 0 : settings.holdMs)
    const now = runtime.drafts.read(conversation.id)[parcel.mode]
    change({ [parcel.mode]: leftOver(now, parcel.text) })
    accompany(parcel.mode, { files: undefined, answering: undefined, recipients: undefined })
    options.onSent()
  }

  /** What there is to be asked before it goes out. */
  function check(): Doubt | null {
    const missing = missingIn(text, values)
    const crossed = isNote ? null : newer
    return missing.length || crossed ? { missing, newer: crossed } : null
  }

  return {
    warning,
    content,
    /** In spite of what was asked. */
    go: () => warning && go(warning.parcel),
    back: () => setWarning(null),
    /** Also where nothing else may be sent. */
    sendTemplate(template: Record<string, unknown>, words: string) {
      runtime.outbox.send(
        {
          echoId: newMark(),
          conversationId: conversation.id,
          content: words,
          private: false,
          template,
          at: Date.now() / 1000,
        },
        settings.holdMs,
      )
      accompany('reply', { answering: undefined })
      options.onSent()
    },
    send() {
      if (!sendable) return
      const doubt = check()
      if (doubt) setWarning({ ...doubt, parcel: pack() })
      else go(pack())
    },
  }
}
