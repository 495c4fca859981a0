import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from './http.ts'
import { createOutbox, type Deliver, type Outgoing, type Store } from './outbox.ts'

function memory(): Store & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    key: index => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

const item = (echoId: string, conversationId = 5): Omit<Outgoing, 'state'> => ({
  echoId,
  conversationId,
  content: echoId,
  private: false,
  at: Date.now() / 1000,
})
const settle = () => new Promise(resolve => setTimeout(resolve, 5))

describe('the outbox', () => {
  it('sends one after the other, in the order of writing', async () => {
    const order: string[] = []
    const outbox = createOutbox('box', memory(), async one => {
      await settle()
      order.push(one.echoId)
    })
    for (const id of ['a', 'b', 'c']) outbox.send(item(id))
    await vi.waitFor(() => expect(outbox.items).toEqual([]))
    expect(order).toEqual(['a', 'b', 'c'])
  })

  it('waits for the connection and then sends everything, in order', async () => {
    let online = false
    const order: string[] = []
    const deliver: Deliver = async one => {
      if (!online) throw new ApiError(0, 'offline')
      order.push(one.echoId)
    }
    const outbox = createOutbox('box', memory(), deliver)
    outbox.send(item('a'))
    await settle()
    outbox.send(item('b'))
    expect(outbox.items.map(one => one.state)).toEqual(['waiting', 'waiting'])
    online = true
    outbox.resume()
    await vi.waitFor(() => expect(outbox.items).toEqual([]))
    expect(order).toEqual(['a', 'b'])
  })

  it('says why a message was refused, and lets it be tried again or dropped', async () => {
    const deliver = vi.fn<Deliver>().mockRejectedValue(new ApiError(422, 'Content is too long', ['content']))
    const outbox = createOutbox('box', memory(), deliver)
    outbox.send(item('a'))
    await vi.waitFor(() => expect(outbox.items[0]).toMatchObject({ state: 'failed', reason: 'Content is too long' }))
    outbox.resume()
    expect(deliver).toHaveBeenCalledTimes(1)
    outbox.retry('a')
    await vi.waitFor(() => expect(deliver).toHaveBeenCalledTimes(2))
    const putBack = outbox.discard('a')
    expect(outbox.items).toEqual([])
    putBack()
    putBack()
    expect(outbox.items).toMatchObject([{ echoId: 'a', state: 'failed' }])
    expect(outbox.undo('a')).toMatchObject({ content: 'a' })
    expect(outbox.items).toEqual([])
  })

  it('keeps what was not confirmed across a reload, under the same echo id', async () => {
    const store = memory()
    createOutbox('box', store, () => new Promise(() => {})).send(item('a'))
    const sent: string[] = []
    const again = createOutbox('box', store, async one => void sent.push(one.echoId))
    await again.adopt()
    expect(again.items).toMatchObject([{ echoId: 'a', state: 'waiting' }])
    again.resume()
    await vi.waitFor(() => expect(sent).toEqual(['a']))
  })

  it('asks before it sends what was left behind some time ago', async () => {
    const store = memory()
    createOutbox('box', store, () => new Promise(() => {})).send({ ...item('a'), at: Date.now() / 1000 - 3_600 })
    const sent: string[] = []
    const again = createOutbox('box', store, async one => void sent.push(one.echoId))
    await again.adopt()
    again.resume()
    expect(again.items).toMatchObject([{ echoId: 'a', state: 'failed', late: true }])
    again.retry('a')
    await vi.waitFor(() => expect(sent).toEqual(['a']))
  })

  it('forgets a message that came back as an event', () => {
    const outbox = createOutbox('box', memory(), () => new Promise(() => {}))
    outbox.send(item('a'))
    outbox.settle('a')
    expect(outbox.items).toEqual([])
  })

  it('begins empty when what was kept cannot be read', async () => {
    const store = memory()
    store.setItem('box:a', '{oops')
    const outbox = createOutbox('box', store, async () => {})
    await outbox.adopt()
    expect(outbox.items).toEqual([])
  })
})

describe('what is held', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes out when its time is over, and can be taken back until then', async () => {
    const deliver = vi.fn<Deliver>().mockResolvedValue()
    const outbox = createOutbox('box', memory(), deliver)
    outbox.send(item('a'), 5_000)
    outbox.send(item('b'), 5_000)
    expect(outbox.items.map(one => one.state)).toEqual(['held', 'held'])
    expect(outbox.undo('a')).toMatchObject({ content: 'a' })
    await vi.advanceTimersByTimeAsync(4_900)
    expect(deliver).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect(deliver.mock.calls.map(([one]) => one.echoId)).toEqual(['b'])
    expect(outbox.undo('b')).toBeUndefined()
    expect(outbox.items).toEqual([])
  })

  it('goes out at once when somebody says so, once', async () => {
    const deliver = vi.fn<Deliver>().mockResolvedValue()
    const outbox = createOutbox('box', memory(), deliver)
    outbox.send(item('a'), 5_000)
    outbox.release('a')
    await vi.advanceTimersByTimeAsync(6_000)
    expect(deliver).toHaveBeenCalledTimes(1)
  })

  it('goes out when the page goes away, all of it without waiting for an answer', async () => {
    const deliver = vi.fn<Deliver>().mockReturnValue(new Promise(() => {}))
    const store = memory()
    const outbox = createOutbox('box', store, deliver)
    outbox.send(item('a'), 5_000)
    outbox.send(item('b'), 5_000)
    outbox.leave()
    expect(deliver.mock.calls.map(([one, leaving]) => [one.echoId, leaving])).toEqual([
      ['a', true],
      ['b', true],
    ])
    expect(store.kept.size).toBe(2) // until somebody has confirmed them
    await vi.advanceTimersByTimeAsync(6_000)
    expect(deliver).toHaveBeenCalledTimes(2)
  })

  it('goes out before somebody signs out, who waits for it', async () => {
    let arrive = () => {}
    const outbox = createOutbox('box', memory(), () => new Promise(resolve => (arrive = resolve)))
    outbox.send(item('a'), 5_000)
    const told = vi.fn()
    const handedIn = outbox.handIn().then(told)
    await vi.advanceTimersByTimeAsync(10)
    expect(told).not.toHaveBeenCalled()
    arrive()
    await handedIn
    expect(outbox.items).toEqual([])
    await outbox.handIn()
  })

  it('waits behind what could not be sent before it', async () => {
    const outbox = createOutbox('box', memory(), () => Promise.reject(new ApiError(0, 'offline')))
    outbox.send(item('a'))
    await vi.advanceTimersByTimeAsync(10)
    outbox.send(item('b'), 5_000)
    await vi.advanceTimersByTimeAsync(6_000)
    expect(outbox.items.map(one => one.state)).toEqual(['waiting', 'waiting'])
  })
})

describe('two pages of one person', () => {
  const never: Deliver = () => new Promise(() => {})

  it('do not write over each other', () => {
    const store = memory()
    createOutbox('box', store, never).send(item('a'))
    createOutbox('box', store, never).send(item('b'))
    expect([...store.kept.keys()]).toEqual(['box:a', 'box:b'])
  })

  it('leave each other their messages, and take over those of a page that ended', async () => {
    const store = memory()
    createOutbox('box', store, never, { tab: 'one', living: async () => null }).send(item('a'), 5_000)
    const open = new Set(['one', 'two'])
    const sent: string[] = []
    const two = createOutbox('box', store, async one => void sent.push(one.echoId), {
      tab: 'two',
      living: async () => open,
    })
    await two.adopt()
    expect(two.items).toEqual([])
    open.delete('one')
    await two.adopt()
    two.resume()
    await vi.waitFor(() => expect(sent).toEqual(['a']))
    expect(store.kept.size).toBe(0)
  })
})
