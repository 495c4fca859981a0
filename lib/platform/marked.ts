import { z } from 'zod'
import { accountsDue, accountsLeft, eraseFurther } from '#lib/accounts/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { dropAccount } from './accounts.ts'

/** Deletes the accounts whose notice is over, and goes on with those whose erasure broke off. */
export const deleteMarkedAccounts = defineJob('accounts.delete_marked', z.object({}), () => deleteMarked(new Date()))

export async function deleteMarked(now: Date): Promise<void> {
  for (const id of await accountsDue(now)) await dropAccount(id, now).catch(unlessTakenBack)
  await eraseFurther(await accountsLeft(now), now)
}

function unlessTakenBack(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'not_found') throw error
}
