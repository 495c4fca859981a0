import { describe, expect, it, vi } from 'vitest'
import { ApiError } from './http.ts'
import { createOutbox, type Deliver, type Outgoing, type Store } from './outbox.ts'

function memory(): Store & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
  }
}

const item = (echoId: string, conversationId = 5): Omit<Outgoing, 'state'> => ({
  echoId,
  conversationId,
  content: echoId,
  private: false,
  at: 1,
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
    outbox.discard('a')
    expect(outbox.items).toEqual([])
  })

  it('keeps what was not confirmed across a reload, under the same echo id', async () => {
    const store = memory()
    createOutbox('box', store, () => new Promise(() => {})).send(item('a'))
    const sent: string[] = []
    const again = createOutbox('box', store, async one => void sent.push(one.echoId))
    expect(again.items).toMatchObject([{ echoId: 'a', state: 'waiting' }])
    again.resume()
    await vi.waitFor(() => expect(sent).toEqual(['a']))
  })

  it('forgets a message that came back as an event', () => {
    const outbox = createOutbox('box', memory(), () => new Promise(() => {}))
    outbox.send(item('a'))
    outbox.settle('a')
    expect(outbox.items).toEqual([])
  })

  it('begins empty when what was kept cannot be read', () => {
    const store = memory()
    store.setItem('box', '{oops')
    expect(createOutbox('box', store, async () => {}).items).toEqual([])
  })
})
