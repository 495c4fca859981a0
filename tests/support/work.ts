import { chores } from '#workers/main.ts'
import { request, type Tenant } from './app.ts'

/** Hands events on and runs the jobs that wait, of all tests that share the database. */
export async function work(): Promise<void> {
  while ((await chores.dispatch()) > 0);
}

export type OutboxMail = { id: number; to: string; subject: string; text: string; status: string; error: string | null }

/** What the administrator finds in the outbox, newest first, after the jobs have run. */
export async function outbox({
  accountId,
  administrator,
}: Pick<Tenant, 'accountId' | 'administrator'>): Promise<OutboxMail[]> {
  await work()
  const { body } = await request('GET', `/api/v1/accounts/${accountId}/outbox`, { as: administrator })
  return (body as { payload: OutboxMail[] }).payload
}

/** The value of `name` in the link that a mail holds. */
export const linked = (mail: OutboxMail | undefined, name: string): string =>
  new URL(/https?:\S+/.exec(mail?.text ?? '')?.[0] ?? 'http://nowhere').searchParams.get(name) ?? ''
