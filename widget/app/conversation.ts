import { batch } from '@preact/signals'
import type { WidgetConfigWire } from '#lib/protocol/widget.ts'
import {
  fetchConfig,
  fetchConversation,
  fetchMembers,
  fetchMessages,
  postConversation,
  postMessage,
  postSeen,
} from './api.ts'
import { Failure } from './failure.ts'
import { anew, consent, forgetConsent } from './gate.ts'
import { identifying } from './identifying.ts'
import { follow, noteRead, reconcile } from './live.ts'
import { createOutbox } from './outbox.ts'
import { referrer } from './page.ts'
import type { KnownVisitor } from './page-api.ts'
import { hasPast, past } from './past.ts'
import { keepWaiting, remember, resume, session } from './session.ts'
import { atBottom, config, conversation, limited, members, online, phase, seenUpTo, thread, unread } from './store.ts'
import { addPending, markPending, merge, type Pending, prepend, type SentFile, startOver } from './thread.ts'

const outbox = createOutbox({
  pending: () => thread.value.pending,
  mark: (state, echoId) => {
    thread.value = markPending(thread.value, state, echoId)
  },
  post,
  isOnline: () => online.value && !identifying.value && !consent.value,
  onLimited: seconds => {
    limited.value = seconds
  },
})

/** First start, and again when the visitor asks for it after a failure. */
export async function start() {
  phase.value = 'loading'
  for (const pending of resume()) thread.value = addPending(thread.value, { ...pending, state: 'sending' })
  await load()
}

export async function load(): Promise<void> {
  phase.value = 'loading'
  try {
    const [answer] = await Promise.all([fetchConfig(), session.known ? reload() : undefined])
    enter(answer)
  } catch (error) {
    if (error instanceof Failure && error.status === 401 && session.known) return forget()
    phase.value = 'failed'
  }
}

function enter(answer: WidgetConfigWire) {
  const token = answer.website_channel_config.auth_token
  // The server did not know our token any more and made a new one: this is a new visitor.
  if (token !== session.token) session.known = false
  session.token = token
  batch(() => {
    config.value = answer
    phase.value = 'ready'
  })
  if (session.known) goLive()
  fetchMembers().then(
    ({ payload }) => {
      members.value = payload
    },
    () => {},
  )
  outbox.flush()
}

/** The token has expired or its contact was removed. */
function forget(): Promise<void> {
  session.token = ''
  session.known = false
  return load()
}

/** The newest page and the state of the conversation, in place of what was there. */
async function reload() {
  const [{ payload, meta }, current] = await Promise.all([fetchMessages(), fetchConversation()])
  batch(() => {
    thread.value = startOver(thread.value, payload)
    conversation.value = 'id' in current ? { id: current.id, status: current.status } : null
    hasPast.value = current.has_earlier ?? false
    unread.value = current.unread_count ?? 0
    noteRead(current.contact_last_seen_at ?? 0)
    seenUpTo.value = current.agent_last_seen_at ?? 0
  })
  follow.cursor.restart(meta.cursor)
}

function goLive() {
  const { pubsub_token } = config.value?.contact ?? {}
  if (pubsub_token) follow.start(pubsub_token, reload)
}

let olderRequest: Promise<boolean> | undefined

/** One page further back; false when it could not be loaded. */
export function loadOlder() {
  const oldest = thread.value.messages[0]?.id
  if (!oldest || !thread.value.hasOlder) return Promise.resolve(true)
  olderRequest ??= fetchMessages(oldest)
    .then(
      ({ payload }) => {
        thread.value = prepend(thread.value, payload)
        return true
      },
      () => false,
    )
    .finally(() => {
      olderRequest = undefined
    })
  return olderRequest
}

/** Shows the text at once and sends it as soon as the server can be reached. */
export function send(content: string, files?: SentFile[], replyTo?: number) {
  const created_at = Date.now() / 1000
  const pending: Pending = { echo_id: newEchoId(), content, files, replyTo, created_at, state: 'sending' }
  batch(() => {
    thread.value = addPending(thread.value, pending)
    atBottom.value = true
  })
  keepWaiting(thread.value.pending)
  if (phase.value === 'ready') outbox.flush()
}

/** Not `randomUUID`, which plain http pages do not have. */
export function newEchoId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}

async function post({ content, files, echo_id, created_at, replyTo }: Pending) {
  const said = {
    content,
    echo_id,
    referer_url: referrer(),
    timestamp: new Date(created_at * 1000).toISOString(),
    attachments: files?.map(file => file.id),
    reply_to: replyTo,
  }
  const message = anew.value ? (await postConversation(said)).messages[0] : await postMessage(said)
  anew.value = false
  thread.value = merge(thread.value, [{ ...message, echo_id }])
  await begun()
}

/** There is a conversation now: the visitor is worth remembering. */
export async function begun() {
  if (session.known) return
  remember()
  await begin()
}

/** The first message has made the conversation: from now on there is something to listen to. */
async function begin() {
  try {
    if (!config.value?.contact.pubsub_token) config.value = await fetchConfig()
    await reload()
  } catch {
    // The feed brings what this missed.
  }
  goLive()
}

export const retry = (echoId: string) => outbox.retry(echoId)

/** The visitor has come back to the page, or the line is back: then what failed is tried again by itself. */
export function wakeUp(lineIsBack: boolean) {
  if (phase.value === 'failed') return load()
  if (phase.value !== 'ready') return
  if (lineIsBack) outbox.retry()
  return reconcile()
}

/** The visitor has seen everything. */
export function markSeen() {
  unread.value = 0
  postSeen().catch(() => {})
}

/** The page has said who the visitor is: from now on it is this person's conversation. */
export async function becomeKnown({ widget_auth_token, ...contact }: KnownVisitor) {
  const isSomebodyElse = widget_auth_token !== undefined
  if (widget_auth_token) session.token = widget_auth_token
  if (config.value) config.value = { ...config.value, contact: { ...config.value.contact, ...contact } }
  if (isSomebodyElse) {
    follow.stop()
    forgetConsent()
    past.value = false
    if (config.value?.website_channel_config.consent) config.value = await fetchConfig().catch(() => config.value)
  }
  if (isSomebodyElse || !session.known) await reload().catch(() => {})
  remember()
  goLive()
}

/** What was written meanwhile goes out. */
export const sendWaiting = () => outbox.flush()
