'use client'

import type { InboxWire } from '#lib/protocol/inbox.ts'
import { ConsentForm } from './consent-form.tsx'
import { PreChatFormSection } from './pre-chat/pre-chat-form.tsx'

/** What visitors are asked before they write. */
export const InboxBeforeChat = ({ inbox }: { inbox: InboxWire }) => (
  <>
    <PreChatFormSection inbox={inbox} />
    <ConsentForm inbox={inbox} />
  </>
)
