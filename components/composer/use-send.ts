'use client'

import { useState } from 'react'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import type { Answering, Draft, Recipients } from '../data/drafts.ts'
import type { HistoryMessage } from '../data/history.ts'
import { signed } from './signature.ts'
import type { ComposerSettings } from './use-settings.ts'
import { filled, missingIn, type Values } from './variables.ts'

export type Warning = { missing: string[]; newer: HistoryMessage | null }

type Options = {
  conversation: Conversation
  draft: Draft
  change: (fields: Partial<Draft>) => void
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
  const { conversation, draft, change, isNote, sendable, values, settings, answering, recipients, newer } = options
  const { runtime } = useAccount()
  const [warning, setWarning] = useState<Warning | null>(null)
  const mode = isNote ? 'note' : 'reply'
  const text = draft[mode].trim()

  /** As it will be read: variables filled, signed. */
  function content(): string {
    const words = filled(text, values)
    return settings.signs && !isNote && words ? signed(words, settings.signature) : words
  }

  function go() {
    setWarning(null)
    const { files } = draft
    runtime.outbox.send(
      {
        echoId: newMark(),
        conversationId: conversation.id,
        content: content(),
        private: isNote,
        ...(files?.length ? { files } : {}),
        ...(files?.length === 1 && files[0]?.voice ? { voice: true } : {}),
        ...(answering ? { answering } : {}),
        ...(recipients && !isNote ? { recipients } : {}),
        draft: text,
        at: Date.now() / 1000,
      },
      isNote ? 0 : settings.holdMs,
    )
    change({ [mode]: '', files: undefined, ...(isNote ? {} : { recipients: undefined }) })
    options.onSent()
  }

  /** What there is to be asked before it goes out. */
  function check(): Warning | null {
    const missing = missingIn(text, values)
    const crossed = isNote ? null : newer
    return missing.length || crossed ? { missing, newer: crossed } : null
  }

  return {
    warning,
    content,
    go,
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
      options.onSent()
    },
    send() {
      if (!sendable) return
      const doubt = check()
      if (doubt) setWarning(doubt)
      else go()
    },
  }
}

const newMark = () => crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`
