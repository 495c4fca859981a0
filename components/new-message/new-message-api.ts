import { useMemo } from 'react'
import { type ContactsApi, contactsApi } from '../contacts/contacts-api.ts'
import { useAccount } from '../data/account-context.tsx'
import { answerOf, client, toError } from '../data/http.ts'
import type { Recipient } from './asked.ts'

const A = '/api/v1/accounts/{account_id}'

export type FirstMessage = {
  contactId: number
  inboxId: number
  sourceId: string
  subject: string
  copies: string
  content: string
  files: File[]
  template?: Record<string, unknown>
}

/** What it takes to begin a conversation. */
function newMessageApi(account: number) {
  const contacts = contactsApi(account)
  return {
    search: contacts.search,
    create: contacts.create,
    places: (id: number) =>
      answerOf(client.GET(`${A}/contacts/{id}/contactable_inboxes`, { params: { path: { account_id: account, id } } })),
    /** Begins the conversation with its first message. The same `key` never begins two. Answers its number. */
    async begin(first: FirstMessage, key: string): Promise<number> {
      const response = await fetch(`/api/v1/accounts/${account}/conversations`, {
        method: 'POST',
        headers: { 'Idempotency-Key': key, ...(first.files.length ? {} : { 'Content-Type': 'application/json' }) },
        body: first.files.length ? formOf(first) : JSON.stringify(jsonOf(first)),
      }).catch(() => null)
      if (!response) throw toError(0, null)
      const answer = await response.json().catch(() => null)
      if (!response.ok) throw toError(response.status, answer)
      return (answer as { id: number }).id
    },
  }
}

const jsonOf = ({ contactId, inboxId, sourceId, subject, copies, content, template }: FirstMessage) => ({
  contact_id: contactId,
  inbox_id: inboxId,
  source_id: sourceId,
  ...(subject ? { additional_attributes: { mail_subject: subject } } : {}),
  message: {
    content,
    ...(copies ? { cc_emails: copies } : {}),
    ...(template ? { template_params: template } : {}),
  },
})

function formOf(first: FirstMessage): FormData {
  const form = new FormData()
  form.set('contact_id', String(first.contactId))
  form.set('inbox_id', String(first.inboxId))
  form.set('source_id', first.sourceId)
  if (first.subject) form.set('additional_attributes[mail_subject]', first.subject)
  form.set('message[content]', first.content)
  if (first.copies) form.set('message[cc_emails]', first.copies)
  for (const file of first.files) form.append('message[attachments][]', file)
  return form
}

export type NewMessageApi = ReturnType<typeof newMessageApi>

export function useNewMessageApi(): NewMessageApi {
  const { accountId } = useAccount()
  return useMemo(() => newMessageApi(accountId), [accountId])
}

type Found = Awaited<ReturnType<ContactsApi['search']>>['payload'][number]

export const recipientOf = ({ id, name, email, phone_number, thumbnail }: Found): Recipient => ({
  id,
  name: name ?? '',
  email,
  phone: phone_number,
  thumbnail,
})
