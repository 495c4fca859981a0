import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip, type Transaction, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { announce } from '#lib/base/events.ts'
import type { Label, LabelChanges, NewLabel } from './label.ts'
import { changeTitle } from './titles.ts'

/** The labels of the account, by title. */
export async function listLabels(ctx: MemberContext): Promise<Label[]> {
  return inOneTrip<Label>(
    ctx,
    sql => sql`select * from charla.labels where account_id = ${ctx.accountId} order by title`,
  )
}

export async function findLabel(ctx: MemberContext, id: number): Promise<Label> {
  const [label] = await inOneTrip<Label>(
    ctx,
    sql => sql`select * from charla.labels where account_id = ${ctx.accountId} and id = ${id}`,
  )
  if (!label) throw notFound()
  return label
}

/** Adds a label. Subjects that bear its title already bear it from now on. @throws `invalid` when the title is taken. */
export async function createLabel(ctx: MemberContext, input: NewLabel): Promise<Label> {
  const [label] = await inOneTrip<Label>(
    ctx,
    sql => sql`insert into charla.labels ${sql({ account_id: ctx.accountId, ...given(input) })} returning *`,
  )
  announce(ctx.accountId) // the key of the labels has changed
  return label as Label
}

/** Changes a label; a new title is taken over by all that bear it. @throws `invalid` when the title is taken. */
export async function updateLabel(ctx: MemberContext, id: number, changes: LabelChanges): Promise<Label> {
  return withAccount(ctx, async tx => {
    const [before] = await tx.sql<Label[]>`
      select * from charla.labels where account_id = ${ctx.accountId} and id = ${id} for update`
    if (!before) throw notFound()
    const [label] = await tx.sql<Label[]>`
      update charla.labels set ${tx.sql({ ...given(changes), updated_at: ctx.now() })}
      where account_id = ${ctx.accountId} and id = ${id} returning *`
    tx.grown() // the key of the labels changes
    if (label && label.title !== before.title) await spread(tx, ctx, before.title, label.title)
    return label as Label
  })
}

/** Deletes a label, and takes it off all that bear it. */
export async function deleteLabel(ctx: MemberContext, id: number): Promise<void> {
  await withAccount(ctx, async tx => {
    const [gone] = await tx.sql<{ title: string }[]>`
      delete from charla.labels where account_id = ${ctx.accountId} and id = ${id} returning title`
    if (!gone) throw notFound()
    tx.grown() // the key of the labels changes
    await spread(tx, ctx, gone.title, null)
  })
}

async function spread({ sql, track }: Transaction, ctx: MemberContext, before: string, after: string | null) {
  const { conversations } = await changeTitle(sql, ctx.accountId, before, after)
  // Everyone loads afresh: any number of conversations looks different now.
  if (conversations) track({ name: 'permissions.changed', data: { user_ids: [], everyone: true } })
}

const given = (fields: object) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
