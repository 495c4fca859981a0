import type { Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { changeTitles, type Relabelled, replaceTitles } from '#lib/labels/index.ts'
import type { LabelChange } from '#lib/protocol/index.ts'
import { actorName, noteActivity } from './activity.ts'
import { labelsOf, visible } from './rows.ts'
import { about, lockConversation } from './status.ts'

/** The titles that the conversation is labelled with, by name. */
export async function labelsOfConversation(ctx: Context, displayId: number): Promise<string[]> {
  const [row] = await inOneTrip<{ labels: string[] }>(
    ctx,
    sql => sql`
    select ${labelsOf(sql)} as labels from charla.conversations c where ${visible(sql, ctx)} and c.display_id = ${displayId}`,
  )
  if (!row) throw notFound()
  return row.labels
}

/** Labels the conversation with exactly these titles, and answers them. */
export const labelConversation = (ctx: Context, displayId: number, titles: string[]): Promise<string[]> =>
  relabelled(ctx, displayId, (sql, id) => replaceTitles(sql, ctx.accountId, 'conversation', id, titles))

/** Adds labels to the conversation and takes some off. Answers all. */
export const relabelConversation = (ctx: Context, displayId: number, change: LabelChange): Promise<string[]> =>
  relabelled(ctx, displayId, (sql, id) => changeTitles(sql, ctx.accountId, 'conversation', id, change))

/** The history says which came and which went. */
async function relabelled(ctx: Context, displayId: number, relabel: (sql: Sql, id: number) => Promise<Relabelled>) {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const { titles, added, removed } = await relabel(sql, conversation.id)
    if (!added.length && !removed.length) return titles
    track(about('conversation.updated', conversation))
    const by = await actorName(sql, ctx)
    const note = (kind: 'labelled' | 'unlabelled', labels: string[]) =>
      labels.length ? noteActivity(sql, ctx, displayId, { kind, by, to: labels.join(', ') }) : null
    await note('labelled', added) // which also moves the conversation's `updated_at`
    await note('unlabelled', removed)
    return titles
  })
}
