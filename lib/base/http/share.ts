import { runtime } from '../runtime.ts'

/** So many requests of one token or session are answered at once by one process: a browser's usual number and a little. */
const AT_ONCE = 4
/** What takes longer, such as an upload or a long poll, no longer keeps others of its own waiting. */
const TURN_MS = 1000
/** While more of its own wait than a page asks for at once, a turn is followed by a rest so many times as long: on average one is under way. */
const REST = AT_ONCE - 1
/** The same while somebody else asks too: a third of the time one is under way, so that theirs nearly always comes alone. */
const REST_BESIDE_OTHERS = AT_ONCE * 3 - 1
const OTHERS_MS = 1000
const MANY_WAIT = 16

type Line = { taken: number; waiting: (() => void)[] }
const lines = new Map<string, Line>()
/** Who came last, and when somebody else came before them. */
let latest = { who: '', at: Number.NEGATIVE_INFINITY, other: Number.NEGATIVE_INFINITY }

/**
 * Does `work` when `who` has fewer than four other requests under way, in the order they came. So whoever asks a great
 * deal at once waits for themselves, and a request of anybody else finds the process nearly idle (reliability R1). Where
 * nothing is limited (`API_REQUESTS_PER_MINUTE=0`) nobody waits.
 */
export async function inShare(who: string, work: () => Promise<void>): Promise<void> {
  if (!runtime().env.API_REQUESTS_PER_MINUTE) return work()
  noteArrival(who)
  const line = lines.get(who) ?? { taken: 0, waiting: [] }
  lines.set(who, line)
  if (line.taken >= AT_ONCE) await new Promise<void>(next => line.waiting.push(next))
  else line.taken++
  const began = performance.now()
  let over = false
  const pass = () => {
    const next = line.waiting.shift()
    if (next) next()
    else if (--line.taken === 0) lines.delete(who)
  }
  const end = () => {
    if (over) return
    over = true
    const took = performance.now() - began
    if (line.waiting.length > MANY_WAIT && took < TURN_MS)
      setTimeout(pass, took * (othersAsk(who) ? REST_BESIDE_OTHERS : REST))
    else pass()
  }
  const timer = setTimeout(end, TURN_MS)
  timer.unref()
  try {
    await work()
  } finally {
    clearTimeout(timer)
    end()
  }
}

function noteArrival(who: string): void {
  const at = performance.now()
  latest = who === latest.who ? { ...latest, at } : { who, at, other: latest.at }
}

const othersAsk = (who: string): boolean =>
  performance.now() - (who === latest.who ? latest.other : latest.at) < OTHERS_MS
