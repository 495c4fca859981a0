import { expect, it } from 'vitest'
import { readSounds, usualSounds } from './sounds.ts'

it.each([undefined, null, 'loud', 7, [], { tones: 'all', volume: 'high', always: 1 }])('takes %j as usual', kept =>
  expect(readSounds(kept)).toEqual(usualSounds),
)

it('keeps what was chosen, and nothing that does not exist', () => {
  const kept = {
    tones: { conversation_mention: 'bell', conversation_creation: 'gong', of_old: 'ding' },
    volume: 0.2,
    always: true,
  }
  const { tones, volume, always } = readSounds(kept)
  expect([tones.conversation_mention, tones.conversation_creation, volume, always]).toEqual(['bell', 'none', 0.2, true])
  expect(tones).not.toHaveProperty('of_old')
})

it.each([-1, 1.5, Number.NaN])('does not take %d for a volume', volume =>
  expect(readSounds({ volume }).volume).toBe(usualSounds.volume),
)
