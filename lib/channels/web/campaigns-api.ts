import { z } from 'zod'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, checked, clientIp } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { attributes, id, line, text } from '#lib/base/text.ts'
import { campaignsForVisitors, triggerCampaign } from '#lib/campaigns/index.ts'
import { availabilities } from '#lib/protocol/index.ts'
import { consentMark, consentVersion, noteConsent, requireConsent } from './consent.ts'
import { noteOccurrence } from './occurrence.ts'
import { websiteOf } from './visitor.ts'
import { limitWriting, originOf } from './writing.ts'

const tag = 'Widget'

/** `/api/v1/widget`: what the website says by itself, and what a visitor makes of it. */
export const visitorCampaignsDoor = door()

visitorCampaignsDoor.get(
  '/campaigns',
  operation({
    id: 'widgetCampaigns',
    tag,
    summary: 'What the website may say by itself to who has not written, with where and when.',
    answer: z.array(
      z.object({
        id: z.number(),
        trigger_rules: z.object({ url: z.string().optional(), time_on_page: z.number().optional() }),
        trigger_only_during_business_hours: z.boolean(),
        message: z.string(),
        message_html: z.string(),
        sender: z
          .object({
            id: z.number(),
            name: z.string(),
            avatar_url: z.string(),
            availability_status: z.enum(availabilities),
          })
          .nullable(),
      }),
    ),
  }),
  async c => c.json(await campaignsForVisitors(c.var.visitor)),
)

const occurrence = z.object({ name: line(), event_info: attributes().optional() })
const takenUp = z.object({
  campaign_id: id(),
  custom_attributes: attributes().optional(),
  referer: text(2048).optional(),
  consent_version: consentVersion,
})

visitorCampaignsDoor.post(
  '/events',
  operation({
    id: 'widgetEvent',
    tag,
    summary:
      'Something happened in the widget. `campaign.triggered` begins a conversation; webhooks and bots are told that it was opened (`webwidget.triggered`).',
    body: occurrence,
    answer: null,
    status: 204,
  }),
  async c => {
    const { name, event_info = {} } = await body(c, occurrence)
    if (name === 'campaign.triggered') {
      const { campaign_id, custom_attributes, referer, consent_version } = checked(takenUp, event_info)
      await limit(`widget-campaign:${clientIp(c)}`, 100, 3600)
      const ctx = c.var.visitor
      await limitWriting(ctx, clientIp(c))
      const consent = await requireConsent(ctx, await websiteOf(c.req.query('website_token')), consent_version)
      const origin = originOf(referer, c.req.header('user-agent'), c.req.header('accept-language'))
      const begun = await triggerCampaign(ctx, {
        campaignId: campaign_id,
        customAttributes: custom_attributes ?? {},
        origin: { ...origin, ...consentMark(ctx, consent) },
      })
      if (begun) await noteConsent(begun, consent)
    }
    await noteOccurrence(
      c.var.visitor,
      { name, event_info },
      {
        locale: c.req.query('locale'),
        acceptLanguage: c.req.header('accept-language'),
        userAgent: c.req.header('user-agent'),
      },
    )
    return c.body(null, 204)
  },
)
