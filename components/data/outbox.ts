import type { ReadyFile } from './attachments.ts'

/** Text that has left the composer and has not been confirmed by the server. */
export type Outgoing = {
  echoId: string
  conversationId: number
  content: string
  private: boolean
  /** What was sent ahead, and goes with it. */
  files?: ReadyFile[]
  at: number
  /** `waiting` is sent when the connection is back, `failed` when a person says so. */
  state: 'sending' | 'waiting' | 'failed'
  reason?: string
}

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Sends one message; throws with `status` 0 or ≥ 500 when trying again later makes sense. */
export type Deliver = (item: Outgoing) => Promise<void>

/**
 * What is being sent, kept across reloads. Each conversation's messages go out one after the other, in the order in
 * which they were written; the echo id makes the server take a repeated one once.
 */
export function createOutbox(key: string, store: Store | null, deliver: Deliver) {
  let items: Outgoing[] = load(key, store)
  const listeners = new Set<() => void>()
  const busy = new Set<number>()

  function change(next: Outgoing[]) {
    items = next
    store?.setItem(key, JSON.stringify(items))
    for (const tell of listeners) tell()
  }

  function update(echoId: string, fields: Partial<Outgoing>) {
    change(items.map(item => (item.echoId === echoId ? { ...item, ...fields } : item)))
  }

  async function drain(conversationId: number) {
    if (busy.has(conversationId)) return
    busy.add(conversationId)
    for (;;) {
      const item = items.find(one => one.conversationId === conversationId && one.state === 'sending')
      if (!item) break
      try {
        await deliver(item)
        settle(item.echoId)
      } catch (error) {
        const { state, reason } = verdict(error)
        update(item.echoId, { state, reason })
        if (state === 'waiting') hold(conversationId)
      }
    }
    busy.delete(conversationId)
  }

  function hold(conversationId: number) {
    change(
      items.map(item =>
        item.conversationId === conversationId && item.state === 'sending' ? { ...item, state: 'waiting' } : item,
      ),
    )
  }

  function settle(echoId: string) {
    if (items.some(item => item.echoId === echoId)) change(items.filter(item => item.echoId !== echoId))
  }

  return {
    get items() {
      return items
    },
    subscribe(tell: () => void) {
      listeners.add(tell)
      return () => {
        listeners.delete(tell)
      }
    },
    send(item: Omit<Outgoing, 'state'>) {
      const held = items.some(one => one.conversationId === item.conversationId && one.state === 'waiting')
      change([...items, { ...item, state: held ? 'waiting' : 'sending' }])
      void drain(item.conversationId)
    },
    /** The message has come back as an event or in a history. */
    settle,
    retry(echoId: string) {
      update(echoId, { state: 'sending', reason: undefined })
      const item = items.find(one => one.echoId === echoId)
      if (item) void drain(item.conversationId)
    },
    discard: settle,
    /** The connection is back: what waits goes out. */
    resume() {
      const waiting = new Set(items.filter(item => item.state === 'waiting').map(item => item.conversationId))
      if (waiting.size === 0) return
      change(items.map(item => (item.state === 'waiting' ? { ...item, state: 'sending' } : item)))
      for (const conversationId of waiting) void drain(conversationId)
    },
  }
}

export type Outbox = ReturnType<typeof createOutbox>

function verdict(error: unknown): Pick<Outgoing, 'state' | 'reason'> {
  const status = typeof error === 'object' && error && 'status' in error ? Number(error.status) : 0
  if (status === 0 || status >= 500 || status === 429) return { state: 'waiting' }
  return { state: 'failed', reason: error instanceof Error ? error.message : undefined }
}

/** After a reload nothing is on its way any more: it waits for the connection. */
function load(key: string, store: Store | null): Outgoing[] {
  try {
    const kept = JSON.parse(store?.getItem(key) ?? '[]') as Outgoing[]
    return kept.map(item => (item.state === 'sending' ? { ...item, state: 'waiting' } : item))
  } catch {
    return []
  }
}
