import { z } from 'zod'
import { type Context, type MemberContext, systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import type { Upload } from '#lib/base/files/index.ts'
import { defineJob } from '#lib/base/jobs.ts'
import { fetchFile, keepFace, removeFiles } from '#lib/files/index.ts'
import type { Contact } from './contact.ts'
import { findContact } from './contacts.ts'

/** Fetches the face that an address shows. What is no picture, or cannot be had, changes nothing. */
export const fetchContactFace = defineJob(
  'contact.fetch_avatar',
  z.object({ account_id: z.number(), contact_id: z.number(), url: z.string() }),
  async ({ account_id, contact_id, url }) => {
    try {
      const picture = await fetchFile(url, 'avatar_url')
      const key = await keepFace(picture, 'avatar_url').finally(() => picture.discard())
      await setFace(systemContext(account_id), contact_id, key)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  },
)

/** Gives the contact the face that came with the request, or has it fetched. */
export async function changeFace(
  ctx: MemberContext,
  id: number,
  { avatar, avatar_url: url }: { avatar?: Upload | undefined; avatar_url?: string | null | undefined },
): Promise<Contact | null> {
  if (!avatar && !url) return null
  const contact = await findContact(ctx, id)
  if (avatar) return setFace(ctx, id, await keepFace(avatar))
  const asked = { account_id: ctx.accountId, contact_id: id, url: url as string }
  await withAccount(ctx, async tx => fetchContactFace.later(tx, asked))
  return contact
}

/** @throws `not_found` when the member may not see the contact. */
export async function removeFace(ctx: MemberContext, id: number): Promise<Contact> {
  await findContact(ctx, id)
  return setFace(ctx, id, null)
}

async function setFace(ctx: Context, id: number, key: string | null): Promise<Contact> {
  return withAccount(ctx, async tx => {
    const [contact] = await tx.sql<(Contact & { key_before: string | null })[]>`
      with before as (
        select id, avatar_key from charla.contacts where account_id = ${ctx.accountId} and id = ${id} for update
      )
      update charla.contacts c set avatar_key = ${key}, updated_at = ${ctx.now()} from before
      where c.account_id = ${ctx.accountId} and c.id = before.id returning c.*, before.avatar_key as key_before`
    if (!contact) throw notFound()
    if (contact.key_before) removeFiles.later(tx, { keys: [contact.key_before] })
    tx.track({ name: 'contact.updated', contactId: id })
    return contact
  })
}
