import type { AccountApi } from './api.ts'
import type { DraftServer, Drafts, Mode } from './drafts.ts'
import type { Around, Outbox, Outgoing } from './outbox.ts'

/** A message as the server takes it. */
export function bodyOf(item: Outgoing): Parameters<AccountApi['send']>[1] {
  const { recipients, template, answering, files, voice } = item
  return {
    content: item.content,
    private: item.private,
    echo_id: item.echoId,
    ...(files?.length ? { attachments: files.map(file => file.signedId) } : {}),
    ...(voice ? { is_voice_message: true } : {}),
    ...(answering ? { content_attributes: { in_reply_to: answering.messageId } } : {}),
    ...(recipients ? { to_emails: recipients.to, cc_emails: recipients.cc, bcc_emails: recipients.bcc } : {}),
    ...(template ? { template_params: template } : {}),
  }
}

/** Drafts as the server keeps them. */
export const draftServer = (api: AccountApi): DraftServer => ({
  async find(id, mode) {
    const draft = await api.draft(id, mode === 'note')
    return { text: draft.has_draft ? draft.message : '', at: draft.written_at ?? 0 }
  },
  async keep(id, mode, text, at, leaving) {
    const kept = await api.keepDraft(id, { message: text, private: mode === 'note', written_at: at }, leaving)
    return kept.written_at
  },
  async list() {
    const { payload } = await api.drafts()
    return payload.map(one => ({
      conversationId: one.conversation_id,
      mode: (one.private ? 'note' : 'reply') as Mode,
      text: one.message,
      at: one.written_at,
    }))
  },
})

/**
 * Nothing that was written waits for a page that goes away: what is held is sent, and drafts are kept. A page that is hidden
 * may never be told that it ends (phones), so hiding counts.
 */
export function onLeaving({ outbox, drafts }: { outbox: Outbox; drafts: Drafts }): () => void {
  const leave = () => {
    outbox.leave()
    void drafts.flush(true)
  }
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') leave()
    else void drafts.refreshAll()
  }
  const onStorage = (event: StorageEvent) => drafts.changed(event.key)
  document.addEventListener('visibilitychange', onVisibility)
  addEventListener('pagehide', leave)
  addEventListener('storage', onStorage)
  return () => {
    document.removeEventListener('visibilitychange', onVisibility)
    removeEventListener('pagehide', leave)
    removeEventListener('storage', onStorage)
    leave()
  }
}

/** So long somebody who signs out waits for what they wrote; in milliseconds. */
const mostWait = 5_000

/** Before signing out, when the server still knows whose it is: what is held is sent, and drafts are kept. */
export async function handIn({ outbox, drafts }: { outbox: Outbox; drafts: Drafts }): Promise<void> {
  await Promise.race([
    Promise.all([outbox.handIn(), drafts.flush()]),
    new Promise(resolve => setTimeout(resolve, mostWait)),
  ])
}

/** This page, as the others of the same person see it: it lives as long as its lock is held. */
export function thisPage(scope: string): Around & { end: () => void } {
  const tab = `${Date.now()}-${Math.random()}`
  const name = (id: string) => `${scope}:page:${id}`
  const ended = Promise.withResolvers<void>()
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  void locks?.request(name(tab), () => ended.promise).catch(() => {})
  return {
    tab,
    async living() {
      if (!locks) return null
      const { held = [] } = await locks.query()
      return new Set(held.flatMap(one => (one.name?.startsWith(name('')) ? [one.name.slice(name('').length)] : [])))
    },
    end: ended.resolve,
  }
}
