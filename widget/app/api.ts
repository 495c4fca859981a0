import type { DirectUploadWire } from '#lib/protocol/attachment.ts'
import type { ChangesWire } from '#lib/protocol/events.ts'
import type {
  WidgetBegunWire,
  WidgetConfigWire,
  WidgetConversationWire,
  WidgetInboxMemberWire,
  WidgetMessagesWire,
  WidgetMessageWire,
} from '#lib/protocol/widget.ts'
import { Failure } from './failure.ts'
import { consentVersion } from './gate.ts'
import { params } from './params.ts'
import { session } from './session.ts'

const patience = 15_000

/** What was answered to the form, by where it is kept. */
export type Answers = { contact: Record<string, unknown>; custom_attributes: Record<string, unknown> }

type Request = { query?: Record<string, string | number>; body?: unknown; signal?: AbortSignal; wait?: number }

export async function call<Answer>(
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  path: string,
  request: Request = {},
): Promise<Answer> {
  const { query = {}, body, signal, wait = 0 } = request
  const search = new URLSearchParams({ website_token: params.websiteToken })
  for (const name in query) search.set(name, String(query[name]))
  const headers: Record<string, string> = session.token ? { 'X-Auth-Token': session.token } : {}
  if (body) headers['Content-Type'] = 'application/json'

  const stop = new AbortController()
  const abort = () => stop.abort()
  signal?.addEventListener('abort', abort)
  const timer = setTimeout(abort, patience + wait * 1000)
  try {
    const response = await fetch(`/api/v1/widget/${path}?${search}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : undefined,
      signal: stop.signal,
    })
    if (!response.ok) throw new Failure(response.status, Number(response.headers.get('Retry-After')) || 0)
    // Some calls answer with nothing.
    return JSON.parse((await response.text()) || '{}')
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(0)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

export const fetchConfig = () => call<WidgetConfigWire>('POST', 'config')
export const fetchConversation = () => call<WidgetConversationWire | Record<string, never>>('GET', 'conversations')
export const fetchMembers = () => call<{ payload: WidgetInboxMemberWire[] }>('GET', 'inbox_members')
export const fetchMessages = (before?: number) =>
  call<WidgetMessagesWire>('GET', 'messages', { query: before ? { before } : {} })

type Said = {
  content: string
  echo_id: string
  referer_url: string
  timestamp: string
  attachments?: string[]
  reply_to?: number
}
export const postMessage = (message: Said) =>
  call<WidgetMessageWire>('POST', 'messages', { body: { message, consent_version: consentVersion() } })

/** Begins a conversation, also where one that is resolved could go on. */
export const postConversation = (message: Said, answers?: Answers) =>
  call<WidgetBegunWire>('POST', 'conversations', { body: { ...answers, message, consent_version: consentVersion() } })
export const postUpload = (blob: { filename: string; byte_size: number; content_type: string | undefined }) =>
  call<DirectUploadWire>('POST', 'direct_uploads', { body: { blob } })

/** What the visitor answers to a message that asks: values, or an address. */
export const patchMessage = (id: number, answer: unknown) =>
  call<WidgetMessageWire>('PATCH', `messages/${id}`, { body: answer })

/** A ticket for the call that a message invites to. */
export const joinMeeting = (message_id: number) =>
  call<{ token: string }>('POST', 'integrations/dyte/add_participant_to_meeting', { body: { message_id } })

/** To our own server by its path: the page may know it by another name. `fetch` does not say how far it is. */
export const putFile = (url: string, file: File, onProgress: (part: number) => void, signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const request = new XMLHttpRequest()
    const failed = () => reject(new Failure(request.status, Number(request.getResponseHeader('Retry-After')) || 0))
    request.open('PUT', new URL(url).pathname)
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded / total)
    request.onload = () => (request.status < 300 ? resolve() : failed())
    request.onerror = request.onabort = failed
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
export const postSeen = () => call('POST', 'conversations/update_last_seen')
export const postTyping = (typing_status: 'on' | 'off') =>
  call('POST', 'conversations/toggle_typing', { body: { typing_status } })

/** What happened after `cursor`; nothing when that is too long ago. */
export async function fetchChanges(cursor: number, wait: number, signal: AbortSignal) {
  try {
    return await call<ChangesWire>('GET', 'changes', { query: { cursor, wait }, signal, wait })
  } catch (error) {
    if (error instanceof Failure && error.status === 410) return
    throw error
  }
}
