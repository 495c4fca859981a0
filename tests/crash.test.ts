import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { killUnderLoad } from '../bench/support/kills.ts'
import { kinds, makePlace, type Place } from '../bench/support/place.ts'

describe.each(kinds([]))('killed with -9 under load, three times, on the %s database', kind => {
  let place: Place
  beforeAll(async () => {
    place = await makePlace(kind)
  })
  afterAll(() => place.remove())

  it('loses nothing it has acknowledged, doubles nothing, and leaves no gap', async () => {
    const { acknowledged, readyAfter, sentAgain, ...wrong } = await killUnderLoad(place, 3, () => 800)
    expect(wrong).toEqual({ lost: 0, doubled: 0, gaps: 0, silent: 0 })
    expect(acknowledged).toBeGreaterThan(sentAgain)
    expect(readyAfter).toHaveLength(3)
  }, 240_000)
})
