import { mostDraftsListed } from '#lib/protocol/conversation.ts'
import type { ReadyFile } from './attachments.ts'
import { ApiError } from './http.ts'
import { remember, type Store } from './outbox.ts'

export type Mode = 'reply' | 'note'
export const modes: Mode[] = ['reply', 'note']
export type Recipients = { to: string[]; cc: string[]; bcc: string[] }

/** The message that is answered, as the composer names it. */
export type Answering = { messageId: number; sender: string; excerpt: string }

/** What goes along with the words of a reply, or of a note. It stays on this device. */
export type Beside = { files?: ReadyFile[]; answering?: Answering; recipients?: Recipients }
export type Draft = { mode: Mode; reply: string; note: string; beside: Record<Mode, Beside> }

/**
 * One text: when it was written, what the server has of it, and the newest that was heard from there; in milliseconds.
 * `refused`: which one the server does not want.
 */
export type Words = { text: string; at: number; kept: number; heard: number; refused?: number }
type Kept = { mode: Mode; words: Record<Mode, Words>; beside: Record<Mode, Beside> }

/** What the server knows of a text; `at` is 0 where it has never heard of one. */
export type Known = { text: string; at: number }

/** What the server is asked. */
export type DraftServer = {
  find(conversationId: number, mode: Mode): Promise<Known>
  /** Answers when what is then there was written, by its own clock. */
  keep(conversationId: number, mode: Mode, text: string, at: number, leaving: boolean): Promise<number>
  list(): Promise<{ conversationId: number; mode: Mode; text: string; at: number }[]>
}

const none: Words = { text: '', at: 0, kept: 0, heard: 0 }
const blank = (): Kept => ({ mode: 'reply', words: { reply: none, note: none }, beside: { reply: {}, note: {} } })
const soon = 800

/** The newer of what is here and what the server has. News are what it had not said before: clocks may differ. */
export function newer(here: Words, there: Known): Words {
  if (there.at <= here.heard) return here
  if (there.at > here.at) return { text: there.text, at: there.at, kept: there.at, heard: there.at }
  return { ...here, heard: there.at }
}

/**
 * The text after the server was told of it as it stood `at`; `written` is when what is there now was written. The server's
 * clock counts from then on: a clock here that is ahead would else outdo what others write later.
 */
export function taken(words: Words, at: number, written: number): Words {
  if (written > at) return { ...words, kept: Math.max(words.kept, at) } // a newer one is there, and is to be heard
  const heard = Math.max(words.heard, written)
  return words.at === at ? { ...words, at: written, kept: written, heard } : { ...words, kept: at, heard }
}

/** The text as it is now written here, later than everything that was heard of it. */
export const rewritten = (before: Words, text: string, now: number): Words =>
  text === before.text ? before : { ...before, text, at: Math.max(now, before.at + 1, before.heard + 1) }

const waits = ({ at, kept, refused }: Words) => at > kept && at !== refused
/** What the server refuses once it refuses always: the conversation is gone, or the text is not one. */
const isRefusal = (error: unknown) => error instanceof ApiError && [403, 404, 422].includes(error.status)

/**
 * What somebody was writing, bound to the person, the account and the conversation (U3). It is on this device at once, and on
 * the server soon after; of two devices the newer text stays.
 */
export function createDrafts(prefix: string, store: Store | null, server: DraftServer, now = Date.now) {
  const known = new Map<number, Kept>()
  const listeners = new Set<() => void>()
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  const shown = new Map<number, Draft>()
  let written: ReadonlySet<number> = new Set()
  const keyOf = (id: number) => `${prefix}:${id}`

  for (const id of idsIn(store, prefix)) load(id)
  tell()

  function load(id: number) {
    const kept = parsed(store?.getItem(keyOf(id)) ?? null)
    if (kept) known.set(id, kept)
    else known.delete(id)
    shown.delete(id)
  }

  const of = (id: number) => known.get(id) ?? blank()

  function put(id: number, kept: Kept) {
    known.set(id, kept)
    shown.delete(id)
    const isEmpty = (mode: Mode) =>
      !kept.words[mode].text && !waits(kept.words[mode]) && !Object.values(kept.beside[mode]).some(Boolean)
    if (modes.every(isEmpty)) store?.removeItem(keyOf(id))
    else remember(store, keyOf(id), kept)
    tell()
  }

  function tell() {
    const now = [...known].filter(([, { words }]) => words.reply.text.trim() || words.note.text.trim())
    const ids = new Set(now.map(([id]) => id))
    if (ids.size !== written.size || [...ids].some(id => !written.has(id))) written = ids
    for (const listener of listeners) listener()
  }

  async function keep(id: number, leaving = false) {
    clearTimeout(timers.get(id))
    timers.delete(id)
    for (const mode of modes) {
      const { text, at } = of(id).words[mode]
      if (!waits(of(id).words[mode])) continue
      await server.keep(id, mode, text, at, leaving).then(
        written => {
          put(id, withWords(of(id), mode, taken(of(id).words[mode], at, written)))
          if (written > at) void refresh(id)
        },
        error => {
          // It stays here; and is tried again, where that may help.
          if (isRefusal(error)) put(id, withWords(of(id), mode, { ...of(id).words[mode], refused: at }))
        },
      )
    }
  }

  function read(id: number): Draft {
    const kept = of(id)
    const draft = shown.get(id) ?? {
      mode: kept.mode,
      reply: kept.words.reply.text,
      note: kept.words.note.text,
      beside: kept.beside,
    }
    shown.set(id, draft)
    return draft
  }

  function write(id: number, { mode, reply, note, beside }: Draft) {
    const before = of(id)
    const words = {
      reply: rewritten(before.words.reply, reply, now()),
      note: rewritten(before.words.note, note, now()),
    }
    put(id, { mode, words, beside })
    clearTimeout(timers.get(id))
    timers.set(
      id,
      setTimeout(() => void keep(id), soon),
    )
  }

  /** Hears what another device has written in the conversation. Not being heard is harmless. */
  async function refresh(id: number) {
    await Promise.all(
      modes.map(async mode => {
        const there = await server.find(id, mode).catch(() => null)
        if (!there) return
        const before = of(id).words[mode]
        const words = newer(before, there)
        if (words !== before) put(id, withWords(of(id), mode, words))
      }),
    )
  }

  return {
    read,
    write,
    /** The conversations in which something is written. */
    written: () => written,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    refresh,
    /** Hears of all. One that was here, and should be listed and is not, was sent or thrown away elsewhere. */
    async refreshAll() {
      const quiet = [...known].flatMap(([id, { words }]) =>
        modes.flatMap(mode => {
          const { text, at, kept } = words[mode]
          return text && at <= kept ? [{ id, mode, at }] : []
        }),
      )
      const list = await server.list().catch(() => null)
      if (!list) return
      const listed = new Set(list.map(({ conversationId, mode }) => `${conversationId} ${mode}`))
      for (const { conversationId: id, mode, ...there } of list) {
        const before = of(id).words[mode]
        const words = newer(before, there)
        if (words !== before) put(id, withWords(of(id), mode, words))
      }
      const since = list.length < mostDraftsListed ? 0 : Math.min(...list.map(one => one.at))
      for (const { id, mode, at } of quiet) {
        const before = of(id).words[mode]
        const isGone = !listed.has(`${id} ${mode}`) && at > since && before.at === at
        if (isGone) put(id, withWords(of(id), mode, { ...before, text: '' }))
      }
    },
    /** What the server has not got yet goes there; `leaving` when the page goes away. */
    async flush(leaving = false): Promise<void> {
      const late = [...known].filter(([, { words }]) => modes.some(mode => waits(words[mode])))
      await Promise.all(late.map(([id]) => keep(id, leaving)))
    },
    /** Another tab has written. */
    changed(key: string | null) {
      const id = Number(key?.startsWith(`${prefix}:`) ? key.slice(prefix.length + 1) : Number.NaN)
      if (!Number.isInteger(id)) return
      load(id)
      tell()
    },
  }
}

export type Drafts = ReturnType<typeof createDrafts>

const withWords = (kept: Kept, mode: Mode, words: Words): Kept => ({
  ...kept,
  words: { ...kept.words, [mode]: words },
})

function idsIn(store: Store | null, prefix: string): number[] {
  const keys = Array.from({ length: store?.length ?? 0 }, (_, index) => store?.key(index) ?? '')
  return keys
    .filter(key => key.startsWith(`${prefix}:`))
    .map(key => Number(key.slice(prefix.length + 1)))
    .filter(Number.isInteger)
}

function parsed(text: string | null): Kept | null {
  try {
    const kept = JSON.parse(text ?? 'null') as
      | (Omit<Kept, 'beside'> & { beside?: Beside & Partial<Kept['beside']> })
      | null
    if (!kept?.words) return null
    const { reply, note, ...shared } = kept.beside ?? {}
    const mode = kept.mode === 'note' ? 'note' : 'reply'
    return {
      mode,
      words: { reply: { ...none, ...kept.words.reply }, note: { ...none, ...kept.words.note } },
      // Both once shared what went along.
      beside: { reply: reply ?? (mode === 'reply' ? shared : {}), note: note ?? (mode === 'note' ? shared : {}) },
    }
  } catch {
    return null
  }
}
