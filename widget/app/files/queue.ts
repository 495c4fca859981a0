import { effect } from '@preact/signals'
import { send } from '../conversation.ts'
import { Failure } from '../failure.ts'
import { answered, replyTo } from '../replying.ts'
import { session } from '../session.ts'
import { limited } from '../store.ts'
import type { SentFile } from '../thread.ts'
import { type Upload, uploads } from '../uploads.ts'
import { sendAhead } from './sending.ts'

const defaultPause = 5
let running = false
let stop = new AbortController()
let current = 0

/** Takes a file back, also one that is being sent. */
export function removeUpload(key: number) {
  uploads.value = uploads.value.filter(one => one.key !== key)
  if (key === current) stop.abort()
}

export function retryUpload(key: number) {
  change(key, { state: 'going', part: 0 })
}

const change = (key: number, to: Partial<Upload>) => {
  uploads.value = uploads.value.map(one => (one.key === key ? { ...one, ...to } : one))
}

async function work() {
  if (running) return
  running = true
  for (let next = waiting(); next; next = waiting()) await sendOne(next)
  running = false
}

function waiting() {
  return uploads.peek().find(one => one.state === 'going')
}

async function sendOne({ key, file }: Upload) {
  const { token } = session
  current = key
  stop = new AbortController()
  const sent = await sendAhead(file, part => change(key, { part }), stop.signal).catch(toFailure)
  if (!uploads.value.some(one => one.key === key)) return
  if (sent instanceof Failure) return sent.status === 429 ? pause(sent.retryAfter || defaultPause) : fail(key)
  // The visitor has become somebody else meanwhile, for whom it is sent again.
  if (token === session.token) deliver(key, sent)
}

function deliver(key: number, sent: SentFile) {
  removeUpload(key)
  send('', [sent], answered.value?.id)
  replyTo(0)
}

const fail = (key: number) => change(key, { state: 'failed' })

async function pause(seconds: number) {
  limited.value = seconds
  await new Promise(resolve => setTimeout(resolve, seconds * 1000))
  limited.value = 0
}

const toFailure = (error: unknown) => (error instanceof Failure ? error : new Failure(0))

// From now on whatever is added goes at once.
effect(() => {
  if (uploads.value.length) work()
})
