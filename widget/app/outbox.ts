import { backoff } from './backoff.ts'
import { Failure } from './failure.ts'
import type { Pending } from './thread.ts'

const attempts = 4
const defaultPause = 5

export type OutboxOptions = {
  pending: () => Pending[]
  mark: (state: Pending['state'], echoId?: string) => void
  /** Sends one message; the `echo_id` makes it safe to send it again. */
  post: (pending: Pending) => Promise<void>
  isOnline: () => boolean
  /** The server asks for a pause of so many seconds; 0 when it is over. */
  onLimited: (seconds: number) => void
  sleep?: (ms: number) => Promise<void>
}

const timer = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms))

/** Sends what is pending, one after the other, so that the order stays and the first message alone makes the conversation. */
export function createOutbox({ pending, mark, post, isOnline, onLimited, sleep = timer }: OutboxOptions) {
  let running = false

  async function flush() {
    if (running) return
    running = true
    try {
      for (let failures = 0; isOnline(); ) {
        const next = pending().find(p => p.state === 'sending')
        if (!next) return
        const failure = await post(next).then(() => undefined, toFailure)
        if (!failure) failures = 0
        else if (failure.status === 429) await pause(failure.retryAfter || defaultPause)
        else if (!failure.passing) mark('failed', next.echo_id)
        else if (++failures < attempts) await sleep(backoff(failures))
        else return mark('failed')
      }
    } finally {
      running = false
    }
  }

  async function pause(seconds: number) {
    onLimited(seconds)
    await sleep(seconds * 1000)
    onLimited(0)
  }

  return {
    flush,
    /** Tries failed messages again: one, or all after the line came back. */
    retry(echoId?: string) {
      mark('sending', echoId)
      return flush()
    },
  }
}

const toFailure = (error: unknown) => (error instanceof Failure ? error : new Failure(0))
