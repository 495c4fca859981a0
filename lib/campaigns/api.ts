import { z } from 'zod'
import type { MemberContext } from '#lib/base/context.ts'
import { csvResponse } from '#lib/base/csv.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, bodyOf, pathId, query } from '#lib/base/http/request.ts'
import { type AnyChannelKind, findInbox, listInboxes } from '#lib/inboxes/index.ts'
import { presentMembers, requireAdministrator } from '#lib/users/index.ts'
import { type Campaign, campaignAnswer, campaignChanges, campaignWire, newCampaign } from './campaign.ts'
import { createCampaign, findCampaign, listCampaigns, updateCampaign } from './campaigns.ts'
import { cancelCampaign, holdCampaign } from './course.ts'
import { deleteCampaign } from './deletion.ts'
import { reachAnswer, reachInput, reachOf } from './reach.ts'
import { exportedRecipients, listRecipients, recipientsAnswer, recipientsQuery } from './recipients.ts'

const tag = 'Campaigns'
const wrapped = 'campaign'

/** `A/campaigns`, for administrators. A campaign goes by its number within the account. */
export function campaignsDoor(kinds: AnyChannelKind[]) {
  const campaigns = door()
  campaigns.use(requireAdministrator)

  campaigns.get(
    '/',
    operation({
      id: 'list-campaigns',
      tag,
      summary: 'The campaigns, newest first. For administrators.',
      answer: z.array(campaignAnswer),
    }),
    async c => c.json(await shown(c.var.ctx, kinds, await listCampaigns(c.var.ctx))),
  )

  campaigns.get(
    '/:id',
    operation({ id: 'get-campaign', tag, summary: 'One campaign. For administrators.', answer: campaignAnswer }),
    async c => c.json(await one(c.var.ctx, kinds, pathId(c))),
  )

  campaigns.post(
    '/',
    operation({
      id: 'create-campaign',
      tag,
      summary: 'Adds a campaign, of the kind that the inbox’s channel has. For administrators.',
      body: newCampaign,
      wrapped,
      answer: campaignAnswer,
    }),
    async c => {
      const displayId = await createCampaign(c.var.ctx, await bodyOf(c, wrapped, newCampaign))
      return c.json(await one(c.var.ctx, kinds, displayId))
    },
  )

  campaigns.on(
    ['PATCH', 'PUT'],
    '/:id',
    operation({
      id: 'update-campaign',
      tag,
      summary: 'Changes a campaign that has not been sent. For administrators.',
      body: campaignChanges,
      wrapped,
      answer: campaignAnswer,
    }),
    async c => {
      await updateCampaign(c.var.ctx, pathId(c), await bodyOf(c, wrapped, campaignChanges))
      return c.json(await one(c.var.ctx, kinds, pathId(c)))
    },
  )

  campaigns.delete(
    '/:id',
    operation({
      id: 'delete-campaign',
      tag,
      summary: 'Deletes a campaign; what it has said stays. For administrators.',
      answer: null,
    }),
    async c => {
      await deleteCampaign(c.var.ctx, pathId(c))
      return c.body(null, 200)
    },
  )
  campaigns.get(
    '/:id/recipients',
    operation({
      id: 'list-recipients-of-a-campaign',
      tag,
      summary: 'Whom a one-off campaign goes to, and what became of it for each. For administrators.',
      query: recipientsQuery,
      answer: recipientsAnswer,
    }),
    async c => {
      const campaign = await findCampaign(c.var.ctx, pathId(c))
      return c.json(await listRecipients(c.var.ctx, campaign, query(c, recipientsQuery)))
    },
  )

  campaigns.get(
    '/:id/recipients/file',
    operation({
      id: 'download-recipients-of-a-campaign',
      tag,
      summary: 'The same as a CSV of all of them. For administrators.',
      answer: null,
    }),
    async c => {
      const campaign = await findCampaign(c.var.ctx, pathId(c))
      return csvResponse(exportedRecipients(c.var.ctx, campaign), `campaign-${campaign.display_id}.csv`)
    },
  )

  campaigns.post(
    '/reach',
    operation({
      id: 'count-whom-a-campaign-reaches',
      tag,
      summary:
        'To how many a one-off campaign would go now, and why not to the others of its audience. For administrators.',
      body: reachInput,
      answer: reachAnswer,
    }),
    async c => c.json(await reachOf(c.var.ctx, await body(c, reachInput))),
  )

  for (const [verb, does, summary] of [
    ['pause', holding, 'Holds a one-off campaign where it stands. For administrators.'],
    [
      'resume',
      resuming,
      'Lets a campaign that was paused go on with those who were not written to. For administrators.',
    ],
    ['cancel', cancelCampaign, 'Ends a one-off campaign; who was not written to is left out. For administrators.'],
  ] as const)
    campaigns.post(
      `/:id/${verb}`,
      operation({ id: `${verb}-a-campaign`, tag, summary, answer: campaignAnswer }),
      async c => {
        await does(c.var.ctx, await findCampaign(c.var.ctx, pathId(c)))
        return c.json(await one(c.var.ctx, kinds, pathId(c)))
      },
    )
  return campaigns
}

/** `A/inboxes/:id/campaigns`, for administrators. */
export function inboxCampaignsDoor(kinds: AnyChannelKind[]) {
  const campaigns = door()
  campaigns.get(
    '/',
    operation({
      id: 'list-campaigns-of-an-inbox',
      tag,
      summary: 'The campaigns of an inbox, newest first. For administrators.',
      answer: z.array(campaignAnswer),
    }),
    requireAdministrator,
    async c => {
      const inbox = await findInbox(c.var.ctx, kinds, pathId(c))
      return c.json(await shown(c.var.ctx, kinds, await listCampaigns(c.var.ctx, inbox.id)))
    },
  )
  return campaigns
}

const holding = (ctx: MemberContext, campaign: Campaign) => holdCampaign(ctx, campaign, true)
const resuming = (ctx: MemberContext, campaign: Campaign) => holdCampaign(ctx, campaign, false)

async function one(ctx: MemberContext, kinds: AnyChannelKind[], displayId: number) {
  const [wire] = await shown(ctx, kinds, [await findCampaign(ctx, displayId)])
  return wire
}

async function shown(ctx: MemberContext, kinds: AnyChannelKind[], campaigns: Campaign[]) {
  const [inboxes, present] = await Promise.all([
    listInboxes(ctx, kinds, [...new Set(campaigns.map(campaign => campaign.inbox_id))]),
    presentMembers(ctx.accountId),
  ])
  const byId = new Map(inboxes.map(inbox => [inbox.id, inbox]))
  return campaigns.flatMap(campaign => {
    const inbox = byId.get(campaign.inbox_id)
    return inbox ? [campaignWire(campaign, inbox, present)] : []
  })
}
