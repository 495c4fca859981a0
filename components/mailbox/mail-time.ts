import type { OutboxMail } from '../data/api.ts'

/** When the mail was written, in unix seconds, whichever way the server says it. */
export function mailTime({ created_at }: Pick<OutboxMail, 'created_at'>) {
  return typeof created_at === 'number' ? created_at : Date.parse(created_at) / 1000
}
