import { expect, it } from 'vitest'
import { createDrafts } from './drafts.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

it('keeps reply and note of each conversation apart', () => {
  const store = memory()
  const drafts = createDrafts('me', store)
  drafts.write(5, { mode: 'note', reply: 'Dear', note: 'Careful' })
  expect(createDrafts('me', store).read(5)).toEqual({ mode: 'note', reply: 'Dear', note: 'Careful' })
  expect(drafts.read(6)).toEqual({ mode: 'reply', reply: '', note: '' })
  expect(createDrafts('you', store).read(5).reply).toBe('')
})

it('leaves nothing behind when all was sent', () => {
  const store = memory()
  const drafts = createDrafts('me', store)
  drafts.write(5, { mode: 'reply', reply: 'Dear', note: '' })
  drafts.write(5, { mode: 'reply', reply: '', note: '' })
  expect(store.kept.size).toBe(0)
})

it('works without a store, and with a broken one', () => {
  expect(createDrafts('me', null).read(5).mode).toBe('reply')
  const store = memory()
  store.setItem('me:5', 'oops')
  expect(createDrafts('me', store).read(5).mode).toBe('reply')
})
