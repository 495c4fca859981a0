import { beforeEach, expect, test } from 'vitest'
import { Failure } from './failure.ts'
import { createOutbox } from './outbox.ts'
import { addPending, emptyThread, markPending, type Pending, type Thread } from './thread.ts'

let thread: Thread
let posted: string[]
let limited: number[]
let slept: number[]
let online: boolean
let answers: (Failure | undefined)[]

const write = (echo_id: string) => {
  thread = addPending(thread, { echo_id, content: echo_id, created_at: 1, state: 'sending' })
}
const states = () => thread.pending.map(p => `${p.echo_id} ${p.state}`)

const outbox = createOutbox({
  pending: () => thread.pending,
  mark: (state, echoId) => {
    thread = markPending(thread, state, echoId)
  },
  async post({ echo_id }: Pending) {
    await Promise.resolve()
    posted.push(echo_id)
    const answer = answers.shift()
    if (answer) throw answer
    thread = { ...thread, pending: thread.pending.filter(p => p.echo_id !== echo_id) }
  },
  isOnline: () => online,
  onLimited: seconds => limited.push(seconds),
  sleep: async ms => {
    slept.push(ms)
  },
})

beforeEach(() => {
  thread = emptyThread
  posted = []
  limited = []
  slept = []
  answers = []
  online = true
})

test('messages go out one after the other, in order, also when written meanwhile', async () => {
  write('a')
  const first = outbox.flush()
  write('b')
  await Promise.all([first, outbox.flush()])
  expect(posted).toEqual(['a', 'b'])
  expect(thread.pending).toEqual([])
})

test('a passing failure is tried again with the same echo id', async () => {
  answers = [new Failure(0), new Failure(503)]
  write('a')
  await outbox.flush()
  expect(posted).toEqual(['a', 'a', 'a'])
  expect(thread.pending).toEqual([])
})

test('after four attempts everything waiting is marked failed, and a retry sends it', async () => {
  answers = Array.from({ length: 4 }, () => new Failure(0))
  write('a')
  write('b')
  await outbox.flush()
  expect(states()).toEqual(['a failed', 'b failed'])
  await outbox.retry()
  expect(posted.slice(4)).toEqual(['a', 'b'])
})

test('what the server refuses fails alone and does not hold up the next', async () => {
  answers = [new Failure(422)]
  write('a')
  write('b')
  await outbox.flush()
  expect(states()).toEqual(['a failed'])
  expect(posted).toEqual(['a', 'b'])
})

test('a limit is waited for as long as the server says', async () => {
  answers = [new Failure(429, 12)]
  write('a')
  await outbox.flush()
  expect(slept).toEqual([12_000])
  expect(limited).toEqual([12, 0])
  expect(posted).toEqual(['a', 'a'])
})

test('offline nothing is tried and nothing fails', async () => {
  online = false
  write('a')
  await outbox.flush()
  expect(posted).toEqual([])
  expect(states()).toEqual(['a sending'])
})
