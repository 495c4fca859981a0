import type { Context as Request } from 'hono'
import { z } from 'zod'
import { systemContext } from '#lib/base/context.ts'
import { AppError, notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { keepArrival } from './arrivals.ts'
import type { Kept, Webhook } from './channel.ts'
import { receiveArrival } from './receive.ts'
import { channels } from './registry.ts'

/**
 * `/webhooks/:channel/:id`, where services bring what belongs to an inbox: what is genuine is kept as it came and answered at
 * once, and read afterwards.
 */
export const channelWebhooksDoor = door()

channelWebhooksDoor.post(
  '/:channel/:id',
  operation({
    id: 'channelWebhook',
    tag: 'Channels',
    summary: 'Takes what a service brings for an inbox, when its signature is right. It is read afterwards.',
    answer: z.object({ status: z.literal('accepted') }),
  }),
  async c => {
    const { webhook, place } = await asked(c)
    const request = { headers: c.req.header(), query: c.req.query(), body: await bodyOf(c, webhook.most) }
    if (!(await webhook.verify(request, place))) throw new AppError('unauthenticated', 'The signature is not right')
    const kept = await webhook.keep(request, place)
    const places = kept ? [place, ...((await webhook.elsewhere?.(request, place)) ?? [])] : []
    for (const { accountId, inboxId } of places) {
      const ctx = { ...systemContext(accountId, c.var.now), requestId: c.var.requestId }
      await keepArrival(ctx, inboxId, { ...(kept as Kept), payload: request.body }, (tx, id) =>
        receiveArrival.later(tx, { account_id: accountId, id }),
      )
    }
    return c.json({ status: 'accepted' as const })
  },
)

channelWebhooksDoor.get(
  '/:channel/:id',
  operation({
    id: 'channelWebhookChallenge',
    tag: 'Channels',
    summary: 'Answers a service that asks whether the address is ours.',
    answer: z.unknown(),
  }),
  async c => {
    const { webhook, place } = await asked(c)
    const answer = await webhook.challenge?.(c.req.query(), place)
    if (answer === undefined) throw notFound()
    if (answer === null) throw new AppError('unauthenticated', 'The token is not right')
    return c.text(answer)
  },
)

async function asked(c: Request) {
  const webhook = channels.find(one => one.webhook?.name === c.req.param('channel'))?.webhook
  const place = await webhook?.find(c.req.param('id') ?? '')
  if (!webhook || !place) throw notFound()
  return { webhook, place }
}

/** At most `most` bytes, as they came. */
async function bodyOf(c: Request, most: Webhook['most']): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let read = 0
  for await (const chunk of (c.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    read += chunk.length
    if (read > most) throw new AppError('too_large', `The body must not exceed ${Math.floor(most / 1_048_576)} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
