import type { Follower } from '#lib/base/followers.ts'
import { handOut } from './jobs.ts'

/** Asks that what has come, was opened or given to a team be handed out: once for all of an inbox that came together. */
export const handOutOnChange: Follower = {
  name: 'inbox.hands_out',
  heeds: ['conversation.created', 'conversation.status_changed', 'team.changed'],
  async handle(tx, ctx, events) {
    const ids = (names: string[]) =>
      events.filter(event => names.includes(event.name)).flatMap(event => event.conversation_id ?? [])
    const moved = ids(['team.changed'])
    const rows = await tx.sql<{ id: number; inbox_id: number; enabled: boolean }[]>`
      select c.id, c.inbox_id, i.enable_auto_assignment as enabled from charla.conversations c
      join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
      where c.account_id = ${ctx.accountId} and c.id = any(${ids(['conversation.created', 'conversation.status_changed', 'team.changed'])})
        and c.status = 0 and c.assignee_id is null
        and (i.enable_auto_assignment or c.team_id is not null and c.id = any(${moved}))`
    for (const [inboxId, some] of Map.groupBy(rows, row => row.inbox_id)) {
      const only = some[0]?.enabled ? {} : { conversation_ids: some.map(row => row.id) }
      handOut.later(tx, { account_id: ctx.accountId, inbox_id: inboxId, ...only })
    }
  },
}
