import { randomUUID } from 'node:crypto'
import { log } from './log.ts'
import { runtime } from './runtime.ts'

/** What is told once and forgotten, and to whom. */
export type Whisper = {
  event: string
  data: Record<string, unknown>
  /** Members who may see this inbox, or every member of the account when null. */
  inboxId: number | null
  /** The visitor who hears it too, and what they hear of it. */
  visitor: { contactInboxId: number; data: Record<string, unknown> } | null
  /** Who caused it does not hear it: `user:1`, `contact:2`. */
  except: string | null
}

const channel = (accountId: number) => `whisper.${accountId}`

/** Tells it to every process. A bus that is away loses it, which is what ephemeral means. */
export async function whisper(accountId: number, message: Whisper): Promise<void> {
  await runtime()
    .redis.publish(channel(accountId), JSON.stringify(message))
    .catch(err => log.warn({ err }, 'whisper lost'))
}

export function onWhisper(accountId: number, listener: (message: Whisper) => void): Promise<() => Promise<void>> {
  return runtime().redis.subscribe(channel(accountId), text => listener(JSON.parse(text) as Whisper))
}

/** Says to the other processes that the account's log has grown. They read it themselves. */
export async function poke(accountId: number): Promise<void> {
  await runtime()
    .redis.publish(`log.${accountId}`, '')
    .catch(() => {})
}

export function onPoke(accountId: number, listener: () => void): Promise<() => Promise<void>> {
  return runtime().redis.subscribe(`log.${accountId}`, listener)
}

const self = randomUUID()

/**
 * Says to the processes that work that some log has grown here. One that does not hear it looks every second. Not by Upstash,
 * where each word is a request that is paid for, and mostly no process stays to hear it.
 */
export async function pokeWorkers(): Promise<void> {
  const { env, redis } = runtime()
  if (env.REDIS_URL) await redis.publish('logs', self).catch(() => {})
}

/** Calls back when a log has grown in another process. */
export function onPokedByOthers(listener: () => void): Promise<() => Promise<void>> {
  return runtime().redis.subscribe('logs', from => {
    if (from !== self) listener()
  })
}
