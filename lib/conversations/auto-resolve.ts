import type { AccountLocale } from '#lib/accounts/index.ts'
import { type Context, systemContext } from '#lib/base/context.ts'
import { type Sql, withAccount, withSystem } from '#lib/base/db/index.ts'
import { changeTitles } from '#lib/labels/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import { withVariablesIn } from './liquid.ts'
import { lockConversation, setStatus } from './status.ts'
import { writeMessage } from './write-message.ts'

/** As many conversations go in one transaction. */
const BATCH = 100

type Settings = {
  account_id: number
  locale: AccountLocale
  after: number
  message: string | null
  ignore: boolean
  label: string | null
}

/**
 * Resolves what is open and in which nothing has happened for as long as the account says (reference 5.5), with what the
 * account wants said and labelled. May be interrupted anywhere: the next run goes on.
 */
export async function autoResolve(now: Date): Promise<void> {
  const accounts = await withSystem(
    sql => sql<Settings[]>`
    select id as account_id, locale, (settings->>'auto_resolve_after')::int as after,
      nullif(trim(settings->>'auto_resolve_message'), '') as message, nullif(trim(settings->>'auto_resolve_label'), '') as label,
      coalesce((settings->>'auto_resolve_ignore_waiting')::boolean, false) as ignore
    from charla.accounts where status = 0 and settings->>'auto_resolve_after' is not null order by id`,
  )
  for (const settings of accounts) while (await resolveSome(settings, now));
}

/** Whether there may be more. */
async function resolveSome(settings: Settings, now: Date): Promise<boolean> {
  const ctx = systemContext(settings.account_id, () => now)
  return withAccount(ctx, async tx => {
    const due = await lockDue(tx.sql, ctx, settings)
    const to = duration(settings)
    for (const { id, display_id } of due) {
      await label(tx.sql, ctx, id, settings.label)
      if (settings.message) {
        const content = await withVariablesIn(tx.sql, ctx, display_id, settings.message)
        await writeMessage(tx.sql, ctx, { displayId: display_id }, { type: messageType.template, content })
      }
      const conversation = await lockConversation(tx.sql, ctx, display_id)
      await setStatus(tx, ctx, conversation, 'resolved', null, { kind: 'auto_resolved', to })
    }
    return due.length === BATCH
  })
}

/** What somebody is writing to at this moment is not idle. `ignore`: neither is it our turn where the customer waits. */
const lockDue = (sql: Sql, { accountId, now }: Context, { after, ignore }: Settings) => sql<
  { id: number; display_id: number }[]
>`
  select id, display_id from charla.conversations
  where account_id = ${accountId} and status = 0 and last_activity_at < ${new Date(now().getTime() - after * 60_000)}
    ${ignore ? sql`and waiting_since is null` : sql``}
  order by last_activity_at, id limit ${BATCH} for no key update skip locked`

async function label(sql: Sql, { accountId }: Context, id: number, title: string | null): Promise<void> {
  if (title) await changeTitles(sql, accountId, 'conversation', id, { add: [title.toLowerCase()] })
}

/** In days, hours or minutes, whichever it is without a rest. */
function duration({ after, locale }: Settings): string {
  const [unit, count] =
    after % 1440 === 0 ? ['day', after / 1440] : after % 60 === 0 ? ['hour', after / 60] : ['minute', after]
  return new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, unitDisplay: 'long' }).format(
    count as number,
  )
}
