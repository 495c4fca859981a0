import type { ConversationList } from './conversation-list.ts'
import { missing, type Range, take, trim } from './list-window.ts'

/** While the list is dragged past, nothing is read until it rests for so long, or has gone on for so long; in milliseconds. */
const rests = 60
const goesOn = 300
/** How long after the last reading rows that may have moved are read anew; in milliseconds. */
const settles = 1_500
/** So many readings without anything new asked of it: then the server's answers do not fit each other, and news is waited for. */
const mostTurns = 8
const retryAfter = [1_000, 2_000, 5_000, 10_000]

type Source = {
  get: () => ConversationList | undefined
  set: (list: ConversationList) => void
  read: (page: number, signal: AbortSignal) => Promise<ConversationList>
  /** Whether what is looked at could not be read, so far. */
  onTrouble: (isTrouble: boolean) => void
}

export type ListReader = ReturnType<typeof listReader>

/** Reads what is looked at of a long list: what is on the screen first, then some around it, and forgets what is far away. */
export function listReader({ get, set, read, onTrouble }: Source) {
  let range: Range = { first: 0, last: 0 }
  let reading: { pages: number[]; abort: AbortController } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let restless: number | null = null
  let lastRead = 0
  let turns = 0
  let failures = 0

  function next() {
    const list = get()
    clearTimeout(timer)
    if (!list || turns > mostTurns) return
    const { pages, when } = missing(list, range)
    if (reading) {
      if (when !== 'resting' || pages.some(page => reading?.pages.includes(page))) return
      reading.abort.abort()
      reading = null
    }
    if (pages.length === 0) return
    const now = Date.now()
    if (when !== 'resting') restless = null
    else restless ??= now
    const wait = {
      now: 0,
      resting: Math.min(rests, (restless ?? now) + goesOn - now),
      later: lastRead + settles - now,
    }[when]
    if (wait <= 0) void start(pages)
    else timer = setTimeout(() => void start(pages), wait)
  }

  async function start(pages: number[]) {
    const mine = { pages, abort: new AbortController() }
    reading = mine
    restless = null
    lastRead = Date.now()
    turns++
    const results = await Promise.all(pages.map(page => one(page, mine.abort.signal)))
    if (reading !== mine) return
    reading = null
    if (results.includes(false)) return fail()
    failures = 0
    onTrouble(false)
    next()
  }

  /** Whether the page has been read; what is no longer wanted counts as read. */
  async function one(page: number, signal: AbortSignal) {
    try {
      const answer = await read(page, signal)
      if (!signal.aborted) set(trim(take(get(), answer), range))
      return true
    } catch {
      return signal.aborted
    }
  }

  function fail() {
    const wait = retryAfter[Math.min(failures++, retryAfter.length - 1)]
    if (failures > 1) onTrouble(true)
    clearTimeout(timer)
    timer = setTimeout(next, wait)
  }

  return {
    range: () => range,
    /** Tells which rows are on the screen now. */
    show(first: number, last: number) {
      range = { first, last }
      turns = 0
      next()
    },
    /** Tries at once what has failed. */
    retry() {
      turns = 0
      next()
    },
    /** Nobody looks at it any more, until something is shown again. */
    stop() {
      clearTimeout(timer)
      reading?.abort.abort()
      reading = null
    },
  }
}
