import type { Schemas } from '#lib/protocol/client.ts'

/** When the mail was written, in unix seconds, whichever way the server says it. */
export function mailTime({ created_at }: Pick<Schemas['Mail'], 'created_at'>) {
  return typeof created_at === 'number' ? created_at : Date.parse(created_at) / 1000
}
