import { effect } from '@preact/signals'
import type { PageCall } from '../bridge.ts'
import { createWaiting } from '../waiting.ts'
import { send } from './conversation.ts'
import { Failure } from './failure.ts'
import { tell } from './host.ts'
import { identifying } from './identifying.ts'
import { setUser } from './identity.ts'
import {
  deleteLabel,
  forgetAttribute,
  forgetContactAttribute,
  patchContact,
  postAttributes,
  postLabel,
} from './page-api.ts'
import { session } from './session.ts'
import { conversation, thread } from './store.ts'

type Call<Event extends PageCall['event']> = Extract<PageCall, { event: Event }>
type Doing = { [Event in PageCall['event']]: (call: Call<Event>) => Promise<unknown> }

const doing: Doing = {
  'set-user': async ({ identifier, user }) => {
    await setUser(identifier, user)
    catchUp()
  },
  'send-message': ({ content }) => sent(content),
  'set-custom-attributes': ({ customAttributes }) => patchContact(customAttributes),
  'delete-custom-attribute': ({ customAttribute }) => forgetContactAttribute(customAttribute),
  'set-conversation-custom-attributes': ({ customAttributes }) => postAttributes(customAttributes),
  'delete-conversation-custom-attribute': ({ customAttribute }) => forgetAttribute(customAttribute),
  'set-label': ({ label }) => postLabel(label),
  'remove-label': ({ label }) => deleteLabel(label),
}

const ofContact = ['set-custom-attributes', 'delete-custom-attribute']
const ofNobody = ['set-user', 'send-message']
const waiting = createWaiting()

const perform = (call: PageCall) => (doing[call.event] as (call: PageCall) => Promise<unknown>)(call)
/** Of who has not written the server keeps nothing: then it is kept here until they do. */
const canBeDone = ({ event }: PageCall) =>
  session.known && !identifying.value && (ofContact.includes(event) || conversation.value !== null)

let turn: Promise<unknown> = Promise.resolve()

/** One after the other: of two that set the same attribute the later one counts. */
function inTurn(call: PageCall) {
  const done = turn.then(() => perform(call))
  turn = done.catch(() => {})
  return done
}

/** Does what the page has asked for, and says how it ended. */
export async function answerPage({ ask, ...call }: PageCall & { ask?: number }) {
  if (!(call.event in doing)) return
  try {
    if (ofNobody.includes(call.event)) await perform(call)
    else if (canBeDone(call)) await inTurn(call)
    else waiting.add(call)
    if (ask !== undefined) tell({ event: 'answer', ask })
  } catch (failed) {
    const { status } = failed instanceof Failure ? failed : new Failure(0)
    const error = reasonOf(status)
    if (ask !== undefined) tell({ event: 'answer', ask, error })
    else if (call.event === 'set-user') tell({ event: 'error', errorType: 'SET_USER_ERROR', data: error })
  }
}

/** What had to wait for the visitor to be somebody. */
function catchUp() {
  for (const call of waiting.take()) {
    if (canBeDone(call)) inTurn(call).catch(() => {})
    else waiting.add(call)
  }
}

effect(() => {
  if (conversation.value && !identifying.value) catchUp()
})

/** Resolves when the server has it. */
function sent(content: string) {
  send(content)
  const echoId = thread.value.pending.at(-1)?.echo_id
  return new Promise<void>((resolve, reject) => {
    const stop = effect(() => {
      const mine = thread.value.pending.find(one => one.echo_id === echoId)
      if (!mine) resolve()
      else if (mine.state === 'failed') reject(new Failure(0))
      else return
      queueMicrotask(() => stop())
    })
  })
}

function reasonOf(status: number) {
  if (status === 401)
    return { reason: 'identity_refused', message: 'The signature of the identity is wrong, too old, or missing' }
  if (status === 429) return { reason: 'rate_limited', message: 'Too many requests' }
  if (status === 0 || status >= 500) return { reason: 'unreachable', message: 'The server could not be reached' }
  return { reason: 'invalid', message: `The server has refused it (${status})` }
}
