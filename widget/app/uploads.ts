import { signal } from '@preact/signals'
import { type SentFile, sendAhead } from './attachments.ts'
import { send } from './conversation.ts'
import { Failure } from './failure.ts'
import { answered, replyTo } from './replying.ts'
import { session } from './session.ts'
import { atBottom, limited, mayAttach } from './store.ts'

/** A file on its way, shown as the message that it will be. `part` is what has gone of it, 0 to 1. */
export type Upload = { key: number; file: File; part: number; state: 'going' | 'failed' }

export const uploads = signal<Upload[]>([])

const defaultPause = 5
let nextKey = 1
let running = false
let stop = new AbortController()
let current = 0

/** Each file is a message of its own, as soon as it has arrived; they go one after the other, so that the order stays. */
export function addFiles(files: Iterable<File>) {
  if (!mayAttach.value) return
  const added = [...files].map(file => ({ key: nextKey++, file, part: 0, state: 'going' as const }))
  uploads.value = [...uploads.value, ...added]
  atBottom.value = true
  work()
}

/** Takes a file back, also one that is being sent. */
export function removeUpload(key: number) {
  uploads.value = uploads.value.filter(one => one.key !== key)
  if (key === current) stop.abort()
}

export function retryUpload(key: number) {
  change(key, { state: 'going', part: 0 })
  work()
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

const waiting = () => uploads.value.find(one => one.state === 'going')

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
