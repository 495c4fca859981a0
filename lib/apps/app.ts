/**
 * What an app brings along (DESIGN §5): data alone, so that screens know it without a server. Whatever an app offers is a
 * field here, and is drawn by who finds it here; a field nobody draws does not exist yet.
 */
export type AppManifest = {
  /** Its folder, and its key in the catalogues (`apps.<id>`). */
  id: string
  /** A section beside the conversation. `components/apps/panels.ts` has what it shows. */
  conversationPanel?: true
}

/** What a panel beside a conversation is told: whom and what it stands beside. */
export type ConversationPanelProps = { contactId: number; conversationId: number }
