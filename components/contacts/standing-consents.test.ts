import { expect, it } from 'vitest'
import type { Consent } from './contacts-api.ts'
import { groupConsents } from './standing-consents.ts'

const said = (id: number, channel: string, purpose: string, given: boolean) =>
  ({ id, channel, purpose, given }) as Consent

it('the newest of each channel and purpose counts, those before say how it came about', () => {
  const groups = groupConsents([
    said(4, 'whatsapp', 'marketing', false),
    said(3, 'email', 'news', true),
    said(2, 'whatsapp', 'marketing', true),
    said(1, 'email', 'marketing', true),
  ])
  expect(groups.map(one => [one.channel, one.purpose, one.now.given, one.before.map(two => two.id)])).toEqual([
    ['whatsapp', 'marketing', false, [2]],
    ['email', 'news', true, []],
    ['email', 'marketing', true, []],
  ])
  expect(groupConsents([])).toEqual([])
})
