import { expect, it } from 'vitest'
import { chosenTemplate, draftOf, wireOf } from './draft.ts'

const now = new Date('2026-11-28T12:10:00Z')
const zone = 'America/Sao_Paulo'

it('a new campaign goes at once, or in a day at a full hour of the account’s clocks', () => {
  const draft = draftOf(null, 7, zone, now)
  expect(draft).toMatchObject({ inbox_id: 7, purpose: 'marketing', when: 'now', at: '2026-11-29T10:00' })
  expect(wireOf(draft, zone, true)).toMatchObject({ scheduled_at: null, enabled: true })
  expect(wireOf({ ...draft, when: 'later' }, zone, true).scheduled_at).toBe('2026-11-29T13:00:00.000Z')
})

it('only what the API takes of the audience is sent, and no template where none is chosen', () => {
  const draft = { ...draftOf(null, 7, zone, now), audience: [{ type: 'Segment' as const, id: 3, name: 'Paying' }] }
  expect(wireOf(draft, zone, false)).toMatchObject({ audience: [{ type: 'Segment', id: 3 }], enabled: false })
  expect(wireOf(draft, zone, false)).not.toHaveProperty('template_params')
  expect(wireOf({ ...draft, template: { name: 'sale' } }, zone, false).template_params).toEqual({ name: 'sale' })
})

it('finds the template by name and language, with what fills it', () => {
  const known = [{ name: 'sale', language: 'en', status: 'APPROVED', components: [] }]
  const params = { name: 'sale', language: 'en', processed_params: { body: { 1: 'Zoe' } } }
  expect(chosenTemplate(params, known)?.values.body).toEqual({ 1: 'Zoe' })
  expect(chosenTemplate({ ...params, language: 'es' }, known)).toBeUndefined()
  expect(chosenTemplate(null, known)).toBeUndefined()
})
