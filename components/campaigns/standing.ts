import type { CampaignWire } from '#lib/protocol/index.ts'

export type OneOffStanding = 'draft' | 'scheduled' | 'starting' | 'sending' | 'paused' | 'sent'

type Stood = Pick<CampaignWire, 'campaign_status' | 'enabled' | 'scheduled_at'>

/** Where a campaign that is sent once stands, for people. */
export function standingOf({ campaign_status, enabled, scheduled_at }: Stood, now = Date.now()): OneOffStanding {
  if (campaign_status === 'completed') return 'sent'
  if (campaign_status === 'paused') return 'paused'
  if (!enabled) return 'draft'
  if (campaign_status === 'processing') return 'sending'
  return scheduled_at && Date.parse(scheduled_at) > now ? 'scheduled' : 'starting'
}
