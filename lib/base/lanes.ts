import { fault } from './faults.ts'
import { carryOut, dueKinds, type Job, onEnqueued, type Taken, take } from './jobs.ts'

/** Looks by itself this often, for what other processes have handed to the queue and what has become due. */
const LOOK_MS = 1000
const GRACE_MS = 5000
/** Where jobs run already, what ends and what comes within this time is looked after together: a question costs more. */
const GATHER_MS = 10
/** Kinds that had more than could be taken are taken from again for so long before it is asked anew which are due. */
const KNOWN_MS = 100

/**
 * Works on these kinds of jobs, up to `width` of them at once, in a lane of their own: however much waits in another, these
 * go on (R3). Kinds that have something due take turns, and none takes the last place: a kind whose jobs hang, as where a
 * mail server does not answer, leaves room for the others. Returns how to stop: what runs is given five seconds to end, and
 * is done again by another process where it did not.
 */
export function startLane(jobs: Job<never>[], width: number): () => Promise<void> {
  const byName = new Map(jobs.map(job => [job.name, job]))
  const names = [...byName.keys()]
  const running = new Map<Promise<void>, string>()
  const most = Math.max(1, width - 1)
  let stopped = false
  let turn = 0
  /** Of which kinds more is due, as far as was seen at that time. */
  let due: string[] = []
  let seenAt = 0
  /** Something was added of which what is being asked need not know. */
  let isStale = false
  let wake = () => {}
  let again = false
  const stir = () => {
    again = true
    wake()
  }
  let gathering: ReturnType<typeof setTimeout> | undefined
  const stirSoon = () => {
    if (running.size === 0) return stir()
    gathering ??= setTimeout(() => {
      gathering = undefined
      stir()
    }, GATHER_MS)
  }
  const stopHearing = onEnqueued(kind => {
    if (!byName.has(kind)) return
    if (!due.includes(kind)) due = []
    isStale = true
    stirSoon()
  })

  const begin = (job: Job<never>, item: Taken) => {
    const work = carryOut(job, item).finally(() => {
      running.delete(work)
      stirSoon()
    })
    running.set(work, job.name)
  }

  /** Takes what there is room for. */
  async function fill(): Promise<void> {
    const isKnown = due.length > 0 && performance.now() - seenAt < KNOWN_MS
    if (!isKnown) {
      isStale = false
      due = await dueKinds(names)
      seenAt = isStale ? Number.NEGATIVE_INFINITY : performance.now()
    }
    const kinds = turned(due, turn++)
    for (const [index, name] of kinds.entries()) {
      const room = width - running.size
      if (room <= 0) break
      const own = most - [...running.values()].filter(one => one === name).length
      if (own <= 0) continue
      const wanted = Math.min(own, Math.ceil(room / (kinds.length - index)))
      const items = await take(name, wanted)
      for (const item of items) begin(byName.get(name) as Job<never>, item)
      if (items.length < wanted) due = due.filter(one => one !== name)
      if (items.length || isKnown) again = true // there may be more
    }
  }

  async function go(): Promise<void> {
    while (!stopped) {
      again = false
      if (running.size < width) await fill().catch(error => fault(error, 'queue'))
      if (stopped || (again && running.size < width)) continue
      await new Promise<void>(done => {
        const timer = setTimeout(done, LOOK_MS)
        wake = () => {
          clearTimeout(timer)
          done()
        }
        if (again && running.size < width) wake()
      })
      wake = () => {}
    }
  }

  const gone = go()
  return async () => {
    stopped = true
    stopHearing()
    clearTimeout(gathering)
    wake()
    await gone
    await Promise.race([Promise.all(running.keys()), new Promise(done => setTimeout(done, GRACE_MS).unref())])
  }
}

const turned = <T>(list: T[], by: number): T[] => {
  const at = list.length ? by % list.length : 0
  return [...list.slice(at), ...list.slice(0, at)]
}
