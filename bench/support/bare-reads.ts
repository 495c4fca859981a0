import postgres from 'postgres'
import type { FilledAccount } from './accounts.ts'
import type { Reading } from './readings.ts'

/** Asks the statements of a reading as the tenant role, in one transaction, sent together. */
export function bareReads(url: string, { accountId, administrator }: FilledAccount) {
  const sql = postgres(url, { max: 4, onnotice: () => {} })
  return {
    read: (reading: Reading, number: number) =>
      sql.begin(tx => [
        tx`select set_config('role', 'charla_member', true), set_config('app.account_id', ${String(accountId)}, true),
          set_config('app.user_id', ${String(administrator.userId)}, true)`,
        ...reading.bare(number).map(([text, given]) => tx.unsafe(text, given as never[], { prepare: true })),
      ]),
    stop: () => sql.end(),
  }
}
