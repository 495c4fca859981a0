'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#lib/protocol/client.ts'
import { useAccount } from '../data/account-context.tsx'
import { putConversations } from '../data/apply.ts'
import { type ContactCard, type Conversation, toContact } from '../data/conversation.ts'
import type { ConversationList } from '../data/conversation-list.ts'
import { keys } from '../data/keys.ts'

type Fields = BodyOf<'/api/v1/accounts/{account_id}/contacts/{id}', 'put'>

/** Saves fields of a contact and shows them wherever the contact is shown. Throws an `ApiError`. */
export function useUpdateContact(contact: ContactCard) {
  const client = useQueryClient()
  const { api, accountId, runtime } = useAccount()
  return async (fields: Fields) => {
    const { payload } = await api.updateContact(contact.id, fields)
    void client.invalidateQueries({ queryKey: keys.contact(accountId, contact.id) })
    const card = toContact(payload)
    const lists = client.getQueriesData<ConversationList>({ queryKey: keys.lists(accountId) })
    const single = client.getQueriesData<Conversation>({ queryKey: keys.conversations(accountId) })
    const known = [
      ...lists.flatMap(([, list]) => list?.items ?? []),
      ...single.flatMap(([, one]) => (one ? [one] : [])),
    ]
    const mine = known.filter(one => one.contact.id === contact.id)
    putConversations(
      client,
      runtime.viewer,
      mine.map(one => ({ ...one, contact: card })),
    )
  }
}
