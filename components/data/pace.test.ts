import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pace } from './pace.ts'

describe('pace', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function start() {
    const drawn: number[][] = []
    return {
      drawn,
      paced: pace<number>(
        items => drawn.push(items),
        100,
        item => item < 0,
      ),
    }
  }

  it('hands on at once what comes after a pause, and in a rush what has gathered', () => {
    const { drawn, paced } = start()
    paced.add([1])
    expect(drawn).toEqual([[1]])
    paced.add([2])
    paced.add([3, 4])
    expect(drawn).toEqual([[1]])
    vi.advanceTimersByTime(100)
    expect(drawn).toEqual([[1], [2, 3, 4]])
    vi.advanceTimersByTime(1000)
    paced.add([5])
    expect(drawn).toEqual([[1], [2, 3, 4], [5]])
  })

  it('lets nothing urgent wait, and keeps the order', () => {
    const { drawn, paced } = start()
    paced.add([1])
    paced.add([2])
    paced.add([-3])
    expect(drawn).toEqual([[1], [2, -3]])
    vi.advanceTimersByTime(100)
    expect(drawn).toHaveLength(2)
  })

  it('is still after it has stopped', () => {
    const { drawn, paced } = start()
    paced.add([1])
    paced.add([2])
    paced.stop()
    vi.advanceTimersByTime(1000)
    expect(drawn).toEqual([[1]])
  })
})
