import { expect, it } from 'vitest'
import { standingOf } from './standing.ts'

const now = Date.parse('2026-11-28T12:00:00Z')
const one = { campaign_status: 'active', enabled: true, scheduled_at: '2026-11-28T12:00:00Z' } as const

it.each([
  [{ enabled: false }, 'draft'],
  [{ scheduled_at: '2026-11-28T12:00:01Z' }, 'scheduled'],
  [{}, 'starting'],
  [{ campaign_status: 'processing' }, 'sending'],
  [{ campaign_status: 'paused' }, 'paused'],
  [{ campaign_status: 'completed' }, 'sent'],
] as const)('a campaign with %j stands at %s', (more, standing) => {
  expect(standingOf({ ...one, ...more }, now)).toBe(standing)
})
