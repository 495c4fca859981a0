import { useState } from 'react'
import type { HistoryMessage } from '../data/history.ts'
import { useLoaded, whenNeeded } from '../ui/when-needed.tsx'

/** Of messages, what most conversations do without. */
export const Attachments = whenNeeded(async () => (await import('./attachments.tsx')).Attachments)
export const MessageFailure = whenNeeded(async () => (await import('./message-failure.tsx')).MessageFailure)
export const MailBody = whenNeeded(async () => (await import('./mail-body.tsx')).MailBody)

const nothing = Object.assign(async () => true, { loaded: true })

/** Whether what these messages consist of is here, so that they have their size when they are first shown. */
export function useMessageParts(messages: HistoryMessage[] | undefined): boolean {
  const [wasComplete, setComplete] = useState(false)
  const files = messages?.some(one => one.attachments?.length)
  const mail = messages?.some(one => one.content_type === 'incoming_email')
  const failures = messages?.some(one => one.status === 'failed')
  const hasFiles = useLoaded<unknown>(files ? Attachments.load : nothing) !== null
  const hasMail = useLoaded<unknown>(mail ? MailBody.load : nothing) !== null
  const hasFailures = useLoaded<unknown>(failures ? MessageFailure.load : nothing) !== null
  const isComplete = messages !== undefined && hasFiles && hasMail && hasFailures
  // What comes later must not take away what is shown.
  if (isComplete && !wasComplete) setComplete(true)
  return isComplete || wasComplete
}
