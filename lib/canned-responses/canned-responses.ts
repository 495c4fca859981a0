import type { MemberContext } from '#lib/base/context.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import type { CannedResponse, CannedResponseChanges, NewCannedResponse } from './canned-response.ts'

/**
 * The canned responses of the account, by short code. With `search` those that hold it in the short code or the content,
 * in any case: short codes that begin with it first, then those that contain it, then contents.
 */
export async function listCannedResponses(ctx: MemberContext, search = ''): Promise<CannedResponse[]> {
  const prefix = `${search.replace(/[\\%_]/g, '\\$&')}%`
  return inOneTrip<CannedResponse>(
    ctx,
    sql => sql`
    select * from charla.canned_responses
    where account_id = ${ctx.accountId} and (short_code ilike ${`%${prefix}`} or content ilike ${`%${prefix}`})
    order by case when short_code ilike ${prefix} then 0 when short_code ilike ${`%${prefix}`} then 1 else 2 end,
      short_code, id`,
  )
}

/** @throws `invalid` when the short code is taken. */
export async function createCannedResponse(ctx: MemberContext, input: NewCannedResponse): Promise<CannedResponse> {
  const at = ctx.now()
  const [made] = await inOneTrip<CannedResponse>(
    ctx,
    sql => sql`
    insert into charla.canned_responses ${sql({ account_id: ctx.accountId, ...input, created_at: at, updated_at: at })}
    returning *`,
  )
  return made as CannedResponse
}

/** @throws `invalid` when the short code is taken. */
export async function updateCannedResponse(
  ctx: MemberContext,
  id: number,
  { short_code, content }: CannedResponseChanges,
): Promise<CannedResponse> {
  const [changed] = await inOneTrip<CannedResponse>(
    ctx,
    sql => sql`
    update charla.canned_responses set short_code = coalesce(${short_code ?? null}, short_code),
      content = coalesce(${content ?? null}, content), updated_at = ${ctx.now()}
    where account_id = ${ctx.accountId} and id = ${id} returning *`,
  )
  if (!changed) throw notFound()
  return changed
}

export async function deleteCannedResponse(ctx: MemberContext, id: number): Promise<void> {
  const [gone] = await inOneTrip(
    ctx,
    sql => sql`delete from charla.canned_responses where account_id = ${ctx.accountId} and id = ${id} returning id`,
  )
  if (!gone) throw notFound()
}
