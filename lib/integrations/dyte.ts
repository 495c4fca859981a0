import { z } from 'zod'
import type { VisitorContext } from '#lib/base/context.ts'
import { decrypt } from '#lib/base/crypto.ts'
import { inOneTrip } from '#lib/base/db/index.ts'
import { AppError, invalid } from '#lib/base/errors.ts'
import { fetchOutside, OutboundError } from '#lib/base/http/outbound.ts'
import { runtime } from '#lib/base/runtime.ts'

const settingsOf = z.object({ organization_id: z.string(), api_key: z.string() })
const admitted = z.object({ data: z.looseObject({ token: z.string().min(1) }) })

/** What a visitor of the provider may do in a call; every organisation has it. */
const PRESET = 'group_call_participant'

/** Who comes into a call, as the others see them. `id` tells them apart. */
export type Guest = { id: string; name: string; picture: string }

/**
 * A ticket for one person to a call that the account has with Dyte.
 * @throws `invalid` when the account is not connected with Dyte, or Dyte refuses; `unavailable` when it cannot be reached.
 */
export async function admit(ctx: VisitorContext, meetingId: string, guest: Guest): Promise<{ token: string }> {
  const [hook] = await inOneTrip<{ settings: string }>(
    ctx,
    sql => sql`
    select settings from charla.integrations_hooks
    where account_id = ${ctx.accountId} and app_id = 'dyte' and enabled`,
  )
  const settings = hook && settingsOf.safeParse(JSON.parse(decrypt(hook.settings)))
  if (!settings?.success) throw invalid('message_id: the account is not connected with Dyte', 'message_id')
  const { organization_id, api_key } = settings.data
  const answer = await ask(
    `${runtime().env.DYTE_URL}/v2/meetings/${encodeURIComponent(meetingId)}/participants`,
    Buffer.from(`${organization_id}:${api_key}`).toString('base64'),
    { custom_participant_id: guest.id, name: guest.name, picture: guest.picture || undefined, preset_name: PRESET },
  )
  const said = admitted.safeParse(answer)
  if (!said.success) throw invalid('message_id: Dyte lets nobody into this call', 'message_id')
  return { token: said.data.data.token }
}

async function ask(url: string, credentials: string, body: object): Promise<unknown> {
  try {
    const headers = { authorization: `Basic ${credentials}`, 'content-type': 'application/json' }
    const answer = await fetchOutside(url, { method: 'POST', headers, body: JSON.stringify(body) })
    return JSON.parse(await answer.text())
  } catch (error) {
    if (error instanceof SyntaxError) return
    if (error instanceof OutboundError) throw new AppError('unavailable', 'Dyte could not be reached')
    throw error
  }
}
