import type { Context } from '#lib/base/context.ts'
import { inOneTrip, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { type LabelChange, setTitles } from '#lib/labels/index.ts'
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

/**
 * Labels the conversation with exactly these titles, or changes those that it has, and answers all. The history says which
 * came and which went.
 */
export async function labelConversation(
  ctx: Context,
  displayId: number,
  wanted: string[] | LabelChange,
): Promise<string[]> {
  return withAccount(ctx, async ({ sql, track }) => {
    const conversation = await lockConversation(sql, ctx, displayId)
    const changed = await setTitles(sql, ctx.accountId, 'conversation', conversation.id, wanted)
    if (!changed.added.length && !changed.removed.length) return changed.titles
    track(about('conversation.updated', conversation))
    const by = await actorName(sql, ctx)
    const note = (kind: 'labelled' | 'unlabelled', labels: string[]) =>
      labels.length ? noteActivity(sql, ctx, displayId, { kind, by, to: labels.join(', ') }) : null
    await note('labelled', changed.added) // which also moves the conversation's `updated_at`
    await note('unlabelled', changed.removed)
    return changed.titles
  })
}
