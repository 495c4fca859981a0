import { batch } from '@preact/signals'
import { type Answers, call, postConversation } from '../api.ts'
import { begun, newEchoId, sendWaiting } from '../conversation.ts'
import { agree, anew, consentVersion } from '../gate.ts'
import { referrer } from '../page.ts'
import { postEvent } from '../page-api.ts'
import { hasPast } from '../past.ts'
import { takenUp } from '../peek.ts'
import { storedDraft } from '../storage.ts'
import { config, conversation, thread } from '../store.ts'
import { emptyThread, merge } from '../thread.ts'

/** The same one again, so that nothing is sent twice when the answer did not come. */
let echoId = ''

/** Begins a conversation with what the form has asked and the first message. @throws Failure */
export async function beginWith(answers: Answers, content: string) {
  echoId ||= newEchoId()
  const said = { content, echo_id: echoId, referer_url: referrer(), timestamp: new Date().toISOString() }
  const { messages, id, status, contact } = await postConversation(said, answers)
  storedDraft.write('')
  batch(() => {
    anew.value = false
    thread.value = merge(thread.value, [{ ...messages[0], echo_id: echoId }])
    conversation.value = { id, status }
    know(contact)
  })
  echoId = ''
  await begun()
}

/** Takes up what the campaign says: the conversation begins with it. @throws Failure */
export async function takeUp(answers?: Answers) {
  const id = takenUp.value?.id
  if (!id) return
  const { custom_attributes } = answers ?? {}
  const info = { campaign_id: id, custom_attributes, referer: referrer(), consent_version: consentVersion() }
  await postEvent('campaign.triggered', info)
  if (answers?.contact && Object.keys(answers.contact).length)
    know(await call('PATCH', 'contact', { body: answers.contact }))
  takenUp.value = null
  await begun()
}

function know(contact: Record<string, unknown>) {
  if (config.value) config.value = { ...config.value, contact: { ...config.value.contact, ...contact } }
}

/** From now on what was written goes out. */
export function agreeAndSend() {
  agree()
  sendWaiting()
}

/** Leaves what was said behind: the next message begins another conversation. */
export function startAnew() {
  batch(() => {
    anew.value = hasPast.value = true
    conversation.value = null
    thread.value = emptyThread
  })
}
