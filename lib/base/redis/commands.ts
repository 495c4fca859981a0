import type { Redis } from './index.ts'
import { checkChannel } from './listeners.ts'
import { verdict } from './memory.ts'
import { HIT, LEAVE, PRESENT, TOUCH } from './scripts.ts'

type Run = (command: [string, ...(string | number)[]]) => Promise<unknown>

/** All but the listening, in Redis's commands, whatever carries them. */
export function redisCommands(run: Run, prefix: string): Omit<Redis, 'subscribe' | 'close'> {
  const evaluate = (script: string, keys: string[], ...args: (string | number)[]) =>
    run(['EVAL', script, keys.length, ...keys, ...args])
  const cached = (key: string) => `${prefix}:cache:${key}`
  // In braces: both keys of a set live on the same node of a Redis cluster.
  const presence = (set: string) => [`${prefix}:until:{${set}}`, `${prefix}:value:{${set}}`]

  return {
    async hit(key, limit, windowSeconds) {
      const [uses, left] = (await evaluate(HIT, [`${prefix}:limit:${key}`], ms(windowSeconds))) as [number, number]
      return verdict(uses, limit, left)
    },

    async get(key) {
      return (await run(['GET', cached(key)])) as string | null
    },
    async set(key, value, ttlSeconds) {
      await run(['SET', cached(key), value, 'PX', ms(ttlSeconds)])
    },
    async setIfAbsent(key, value, ttlSeconds) {
      return (await run(['SET', cached(key), value, 'PX', ms(ttlSeconds), 'NX'])) === 'OK'
    },
    async delete(key) {
      await run(['DEL', cached(key)])
    },

    async touch(set, member, ttlSeconds, value) {
      await evaluate(TOUCH, presence(set), member, ms(ttlSeconds), value ?? '', value === undefined ? '0' : '1')
    },
    async present(set) {
      const flat = (await evaluate(PRESENT, presence(set))) as string[]
      return Object.fromEntries(flat.flatMap((member, i) => (i % 2 ? [] : [[member, flat[i + 1] ?? '']])))
    },
    async leave(set, member) {
      await evaluate(LEAVE, presence(set), member)
    },

    async publish(channel, message) {
      checkChannel(channel)
      await run(['PUBLISH', `${prefix}:${channel}`, encode(message)])
    },
    async ping() {
      await run(['PING'])
    },
  }
}

/** On the wire a message is one line, because Upstash streams them line by line. */
const encode = (message: string) => JSON.stringify(message)

const ms = (seconds: number) => Math.max(1, Math.round(seconds * 1000))
