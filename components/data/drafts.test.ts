import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDrafts, type DraftServer, type Known, type Mode, newer, rewritten, taken } from './drafts.ts'
import { ApiError } from './http.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

function memory() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}

/** A server that keeps the newer text, as ours does. */
function server(): DraftServer & { texts: Map<string, Known>; offline: boolean } {
  const texts = new Map<string, Known>()
  const fake = {
    texts,
    offline: false,
    async find(id: number, mode: Mode) {
      if (fake.offline) throw new Error('offline')
      return texts.get(`${id} ${mode}`) ?? { text: '', at: 0 }
    },
    async keep(id: number, mode: Mode, text: string, written: number) {
      if (fake.offline) throw new Error('offline')
      const at = Math.min(written, Date.now())
      const before = texts.get(`${id} ${mode}`)
      if (before && before.at > at) return before.at
      texts.set(`${id} ${mode}`, { text, at })
      return at
    },
    async list() {
      return [...texts].flatMap(([key, known]) => {
        const [id, mode] = key.split(' ') as [string, Mode]
        return known.text ? [{ conversationId: Number(id), mode, ...known }] : []
      })
    },
  }
  return fake
}

const nothing = { reply: {}, note: {} }
const reply = (text: string) => ({ mode: 'reply' as const, reply: text, note: '', beside: nothing })
const saved = () => vi.advanceTimersByTimeAsync(1_000)

describe('drafts on this device', () => {
  it('keep reply and note of each conversation apart', () => {
    const store = memory()
    const drafts = createDrafts('me', store, server())
    const draft = { mode: 'note' as const, reply: 'Dear', note: 'Careful', beside: nothing }
    drafts.write(5, draft)
    expect(createDrafts('me', store, server()).read(5)).toEqual(draft)
    expect(drafts.read(6)).toEqual(reply(''))
    expect(createDrafts('you', store, server()).read(5).reply).toBe('')
  })

  it('keep what goes along with each of the two', () => {
    const store = memory()
    const answering = { messageId: 7, sender: 'Mina', excerpt: 'Where?' }
    const beside = { reply: { answering }, note: { files: [{ signedId: 's', name: 'a.txt' }] } }
    createDrafts('me', store, server()).write(5, { ...reply('Dear'), beside })
    expect(createDrafts('me', store, server()).read(5)).toMatchObject({ beside })
  })

  it('give what both once shared to the one that was open', () => {
    const store = memory()
    const words = { reply: { text: 'Dear', at: 1, kept: 1, heard: 1 } }
    const files = [{ signedId: 's', name: 'a.txt' }]
    store.setItem('me:5', JSON.stringify({ mode: 'note', words, beside: { files } }))
    expect(createDrafts('me', store, server()).read(5).beside).toEqual({ reply: {}, note: { files } })
  })

  it('leave nothing behind when all was sent', async () => {
    const store = memory()
    const drafts = createDrafts('me', store, server())
    drafts.write(5, reply('Dear'))
    expect([...drafts.written()]).toEqual([5])
    drafts.write(5, reply(''))
    await saved()
    expect(store.kept.size).toBe(0)
    expect([...drafts.written()]).toEqual([])
  })

  it('work without a store, with a broken one and with a full one', () => {
    expect(createDrafts('me', null, server()).read(5).mode).toBe('reply')
    const store = memory()
    store.setItem('me:5', 'oops')
    expect(createDrafts('me', store, server()).read(5).mode).toBe('reply')
    const full = createDrafts(
      'me',
      {
        ...memory(),
        setItem() {
          throw new Error('full')
        },
      },
      server(),
    )
    full.write(5, reply('Dear'))
    expect(full.read(5).reply).toBe('Dear')
  })

  it('follow another tab', () => {
    const store = memory()
    const one = createDrafts('me', store, server())
    createDrafts('me', store, server()).write(5, reply('Dear'))
    one.changed('me:5')
    one.changed('else')
    expect(one.read(5).reply).toBe('Dear')
  })
})

describe('drafts on the server', () => {
  it('are there a moment later, and on the other device', async () => {
    const there = server()
    createDrafts('me', memory(), there).write(5, reply('Dear'))
    await saved()
    const phone = createDrafts('me', memory(), there)
    await phone.refresh(5)
    expect(phone.read(5).reply).toBe('Dear')
    const third = createDrafts('me', memory(), there)
    await third.refreshAll()
    expect(third.read(5).reply).toBe('Dear')
  })

  it('are brought when the line is back', async () => {
    const there = server()
    there.offline = true
    const drafts = createDrafts('me', memory(), there)
    drafts.write(5, reply('Dear'))
    await saved()
    expect(there.texts.size).toBe(0)
    there.offline = false
    drafts.flush()
    await saved()
    expect(there.texts.get('5 reply')?.text).toBe('Dear')
  })

  it('are not brought again and again where the server refuses them, and stay here', async () => {
    const keep = vi.fn().mockRejectedValue(new ApiError(404, 'Not found'))
    const drafts = createDrafts('me', memory(), { ...server(), keep })
    drafts.write(5, reply('Dear'))
    await saved()
    drafts.flush()
    await drafts.refreshAll()
    expect(keep).toHaveBeenCalledTimes(1)
    expect(drafts.read(5).reply).toBe('Dear')
    drafts.write(5, reply('Dear Zoe'))
    await saved()
    expect(keep).toHaveBeenCalledTimes(2)
  })

  it('that were sent on one device are gone on the other, also when that was offline', async () => {
    const there = server()
    const desk = createDrafts('me', memory(), there)
    const phone = createDrafts('me', memory(), there)
    desk.write(5, reply('Dear'))
    await saved()
    await phone.refresh(5)
    there.offline = true
    phone.write(5, reply('Dear Zoe'))
    await saved()
    there.offline = false
    desk.write(5, reply(''))
    await saved()
    phone.flush()
    await saved()
    await phone.refresh(5)
    expect(phone.read(5).reply).toBe('')
    expect(there.texts.get('5 reply')?.text).toBe('')
  })

  it('are gone here when the server lists them no more, but not what it has yet to hear', async () => {
    const there = server()
    const drafts = createDrafts('me', memory(), there)
    drafts.write(5, reply('Dear'))
    await saved()
    there.texts.clear()
    there.offline = true
    drafts.write(6, reply('Later'))
    await saved()
    there.offline = false
    await drafts.refreshAll()
    expect(drafts.read(5).reply).toBe('')
    expect(drafts.read(6).reply).toBe('Later')
  })
})

describe('drafts and what others do meanwhile', () => {
  const hour = 3_600_000

  it('yield to the other device, though the clock here is ahead', async () => {
    const there = server()
    const ahead = createDrafts('me', memory(), there, () => Date.now() + hour)
    const phone = createDrafts('me', memory(), there)
    ahead.write(5, reply('Dear'))
    await saved()
    await phone.refresh(5)
    phone.write(5, reply('Dear Zoe'))
    await saved()
    await ahead.refreshAll()
    expect(ahead.read(5).reply).toBe('Dear Zoe')
  })

  it('hear at once what was newer than what they sent', async () => {
    const there = server()
    const behind = createDrafts('me', memory(), there, () => Date.now() - hour)
    createDrafts('me', memory(), there).write(5, reply('Dear Zoe'))
    await saved()
    behind.write(5, reply('Dear'))
    await saved()
    expect(behind.read(5).reply).toBe('Dear Zoe')
  })

  it('stay where the list is full, and where they were written anew since it was made', async () => {
    const there = server()
    const drafts = createDrafts('me', memory(), there)
    drafts.write(5, reply('Old'))
    drafts.write(6, reply('Anew'))
    await saved()
    const at = there.texts.get('5 reply')?.at ?? 0
    const full = Array.from({ length: 500 }, (_, index) => ({
      conversationId: 1_000 + index,
      mode: 'reply' as const,
      text: 'Other',
      at: at + 10_000 - index,
    }))
    there.list = async () => {
      drafts.write(6, reply('Anew, and more'))
      await saved()
      return full
    }
    await drafts.refreshAll()
    expect(drafts.read(5).reply).toBe('Old')
    expect(drafts.read(6).reply).toBe('Anew, and more')
    there.list = async () => full.slice(1)
    await drafts.refreshAll()
    expect(drafts.read(5).reply).toBe('')
  })
})

describe('the newer of two texts', () => {
  const here = { text: 'here', at: 100, kept: 50, heard: 50 }

  it.each([
    ['what was heard before', { text: 'there', at: 50 }, 'here'],
    ['news that are older', { text: 'there', at: 90 }, 'here'],
    ['news that are newer', { text: 'there', at: 150 }, 'there'],
    ['nothing', { text: '', at: 0 }, 'here'],
  ])('with %s', (_what, there, text) => {
    expect(newer(here, there).text).toBe(text)
  })

  it('is later than all that was heard, though the clock here is behind', () => {
    const heard = newer({ text: '', at: 0, kept: 0, heard: 0 }, { text: 'there', at: 9_000 })
    expect(rewritten(heard, 'there, and more', 100).at).toBe(9_001)
    expect(rewritten(heard, 'there', 100)).toBe(heard)
  })

  it('is dated by the server once it has it', () => {
    expect(taken(here, 100, 80)).toEqual({ text: 'here', at: 80, kept: 80, heard: 80 })
    expect(taken(here, 70, 70)).toEqual({ text: 'here', at: 100, kept: 70, heard: 70 })
    expect(taken(here, 100, 120)).toEqual({ text: 'here', at: 100, kept: 100, heard: 50 })
  })
})
