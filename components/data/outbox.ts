import type { ReadyFile } from './attachments.ts'
import type { Answering, Recipients } from './drafts.ts'

/** Text that has left the composer and has not been confirmed by the server. */
export type Outgoing = {
  echoId: string
  conversationId: number
  content: string
  private: boolean
  /** What was sent ahead, and goes with it. */
  files?: ReadyFile[]
  /** The files are one spoken message. */
  voice?: boolean
  answering?: Pick<Answering, 'messageId'> & Partial<Answering>
  recipients?: Recipients
  /** An approved template, and what fills it. */
  template?: Record<string, unknown>
  /** What stood in the composer, for who takes it back. */
  draft?: string
  at: number
  /** `held` can still be taken back, `waiting` is sent when the connection is back, `failed` when a person says so. */
  state: 'held' | 'sending' | 'waiting' | 'failed'
  /** Until when it is held; in milliseconds. */
  until?: number
  reason?: string
  /** It was found some time after it was to go: whoever wrote it says whether it still is to. */
  late?: boolean
  /** The page that takes care of it. */
  tab?: string
}

export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

/** Sends one message; throws with `status` 0 or ≥ 500 when trying again later makes sense. `leaving`: the page goes away. */
export type Deliver = (item: Outgoing, leaving: boolean) => Promise<void>

/** `tab` names this page. `living` says which pages are open, or null where the browser cannot tell. */
export type Around = { tab: string; living: () => Promise<ReadonlySet<string> | null> }

const alone: Around = { tab: 'only', living: async () => new Set() }
/** Where the browser cannot say whether its page is open, what is so old (in milliseconds) has nobody any more. */
const abandoned = 60_000
/** What an ended page has left behind goes out by itself for so long (in milliseconds); later it may fit no more. */
const stillFits = 5 * 60_000

/**
 * What is being sent, kept across reloads, each message by itself, so that pages of one person do not write over each other.
 * Each conversation's messages go out one after the other, in the order in which they were written; the echo id makes the
 * server take a repeated one once. What is held goes out when its time is over, or when the page goes away.
 */
export function createOutbox(key: string, store: Store | null, deliver: Deliver, around: Around = alone) {
  let items: Outgoing[] = []
  const listeners = new Set<() => void>()
  const busy = new Set<number>()
  const flying = new Set<string>()
  const timers = new Map<string, ReturnType<typeof setTimeout>>()
  const keyOf = (echoId: string) => `${key}:${echoId}`

  function change(next: Outgoing[]) {
    for (const item of items) if (!next.some(one => one.echoId === item.echoId)) store?.removeItem(keyOf(item.echoId))
    for (const item of next) if (!items.includes(item)) remember(store, keyOf(item.echoId), item)
    items = next
    for (const tell of listeners) tell()
  }

  function update(echoId: string, fields: Partial<Outgoing>) {
    change(items.map(item => (item.echoId === echoId ? { ...item, ...fields } : item)))
  }

  async function attempt(item: Outgoing, leaving = false): Promise<boolean> {
    flying.add(item.echoId)
    try {
      await deliver(item, leaving)
      settle(item.echoId)
      return true
    } catch (error) {
      const { state, reason } = verdict(error)
      update(item.echoId, { state, reason })
      return state !== 'waiting'
    } finally {
      flying.delete(item.echoId)
    }
  }

  async function drain(conversationId: number) {
    if (busy.has(conversationId)) return
    busy.add(conversationId)
    for (;;) {
      const item = items.find(
        one => one.conversationId === conversationId && one.state === 'sending' && !flying.has(one.echoId),
      )
      if (!item) break
      if (!(await attempt(item))) holdBack(conversationId)
    }
    busy.delete(conversationId)
  }

  function holdBack(conversationId: number) {
    change(
      items.map(item =>
        item.conversationId === conversationId && item.state === 'sending' ? { ...item, state: 'waiting' } : item,
      ),
    )
  }

  /** Its time is over: it goes out, behind what waits in the conversation. */
  function release(echoId: string) {
    clearTimeout(timers.get(echoId))
    timers.delete(echoId)
    const item = items.find(one => one.echoId === echoId)
    if (item?.state !== 'held') return
    const behind = items.some(one => one.conversationId === item.conversationId && one.state === 'waiting')
    update(echoId, { state: behind ? 'waiting' : 'sending', until: undefined })
    void drain(item.conversationId)
  }

  function settle(echoId: string) {
    clearTimeout(timers.get(echoId))
    if (items.some(item => item.echoId === echoId)) change(items.filter(item => item.echoId !== echoId))
  }

  /** Takes over what an ended page has left behind. */
  async function adopt() {
    const left = keptIn(key, store).filter(one => !items.some(item => item.echoId === one.echoId))
    if (!left.length) return
    const living = await around.living()
    const orphans = left.filter(({ tab, at }) =>
      living ? !tab || tab === around.tab || !living.has(tab) : Date.now() - at * 1000 > abandoned,
    )
    const mine = orphans
      .filter(one => !items.some(item => item.echoId === one.echoId))
      .map(one => ({ ...one, tab: around.tab, ...found(one) }))
    if (mine.length) change([...mine, ...items].sort((one, other) => one.at - other.at))
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
    /** Sends it, or holds it for so many milliseconds, in which it can be taken back. */
    send(item: Omit<Outgoing, 'state' | 'until' | 'tab'>, holdMs = 0) {
      const own = { ...item, tab: around.tab }
      if (holdMs > 0) {
        change([...items, { ...own, state: 'held', until: Date.now() + holdMs }])
        timers.set(
          item.echoId,
          setTimeout(() => release(item.echoId), holdMs),
        )
        return
      }
      const held = items.some(one => one.conversationId === item.conversationId && one.state === 'waiting')
      change([...items, { ...own, state: held ? 'waiting' : 'sending' }])
      void drain(item.conversationId)
    },
    /** Takes back what is held, or was refused. Undefined when it is too late. */
    undo(echoId: string): Outgoing | undefined {
      const item = items.find(one => one.echoId === echoId && (one.state === 'held' || one.state === 'failed'))
      if (item) settle(echoId)
      return item
    },
    release,
    /** What is held goes out now; resolved when nothing is on its way any more, whether it has arrived or not. */
    async handIn(): Promise<void> {
      for (const { echoId, state } of items) if (state === 'held') release(echoId)
      const done = () => !items.some(one => one.state === 'sending')
      if (done()) return
      await new Promise<void>(resolve => {
        const tell = () => {
          if (!done()) return
          listeners.delete(tell)
          resolve()
        }
        listeners.add(tell)
      })
    },
    /** The page goes away: what is held goes out now, all at once, since nobody may be there to send the second. */
    leave() {
      const held = items.filter(item => item.state === 'held')
      for (const { echoId } of held) {
        clearTimeout(timers.get(echoId))
        update(echoId, { state: 'sending', until: undefined })
      }
      for (const item of held) void attempt({ ...item, state: 'sending' }, true)
    },
    /** The message has come back as an event or in a history. */
    settle,
    retry(echoId: string) {
      update(echoId, { state: 'sending', reason: undefined, late: undefined })
      const item = items.find(one => one.echoId === echoId)
      if (item) void drain(item.conversationId)
    },
    /** Takes away what was refused. Answers how it is put back. */
    discard(echoId: string): () => void {
      const item = items.find(one => one.echoId === echoId)
      settle(echoId)
      return () => {
        if (item && !items.includes(item)) change([...items, item].sort((one, other) => one.at - other.at))
      }
    },
    adopt,
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

/** A store that is full keeps nothing more; what is being sent does not stop for that. */
export function remember(store: Store | null, key: string, value: unknown): void {
  try {
    store?.setItem(key, JSON.stringify(value))
  } catch {}
}

function found({ state, at }: Outgoing): Pick<Outgoing, 'state'> & { late?: true } {
  if (state === 'failed') return { state }
  return Date.now() - at * 1000 > stillFits ? { state: 'failed', late: true } : { state: 'waiting' }
}

function verdict(error: unknown): Pick<Outgoing, 'state' | 'reason'> {
  const status = typeof error === 'object' && error && 'status' in error ? Number(error.status) : 0
  if (status === 0 || status >= 500 || status === 429) return { state: 'waiting' }
  return { state: 'failed', reason: error instanceof Error ? error.message : undefined }
}

function keptIn(key: string, store: Store | null): Outgoing[] {
  const keys = Array.from({ length: store?.length ?? 0 }, (_, index) => store?.key(index) ?? '')
  return keys
    .filter(one => one.startsWith(`${key}:`))
    .flatMap(one => {
      try {
        const item = JSON.parse(store?.getItem(one) ?? 'null') as Outgoing | null
        return item?.echoId && item.conversationId ? [item] : []
      } catch {
        return []
      }
    })
}
