import type { Context } from '#lib/base/context.ts'
import { joining, withAccount } from '#lib/base/db/index.ts'
import type { Contact } from './contact.ts'
import { findContact } from './contacts.ts'
import { mergeWithin } from './merge.ts'

export type MergePreview = { contact: Contact; conversations: number; contact_inboxes: number; notes: number }

/** Thrown when all is done, so that nothing of it remains. */
class Previewed extends Error {
  readonly preview: MergePreview
  constructor(preview: MergePreview) {
    super('previewed')
    this.preview = preview
  }
}

/** What merging would make of the base, and how much would move to it: by merging, and undoing all of it. Refused as merging is. */
export async function previewMerge(ctx: Context, baseId: number, mergeeId: number): Promise<MergePreview> {
  try {
    return await withAccount(ctx, async tx => {
      const [moving] = await tx.sql<[Omit<MergePreview, 'contact'>]>`
        select (select count(*) from charla.conversations where account_id = ${ctx.accountId} and contact_id = ${mergeeId}) as conversations,
          (select count(*) from charla.contact_inboxes where account_id = ${ctx.accountId} and contact_id = ${mergeeId}) as contact_inboxes,
          (select count(*) from charla.notes where account_id = ${ctx.accountId} and contact_id = ${mergeeId}) as notes`
      const { contact } =
        baseId === mergeeId
          ? { contact: await findContact(joining(tx, ctx), baseId) }
          : await mergeWithin(tx, ctx, baseId, mergeeId)
      throw new Previewed({ contact, ...moving })
    })
  } catch (error) {
    if (error instanceof Previewed) return error.preview
    throw error
  }
}
