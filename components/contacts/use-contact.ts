'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ContactWire, LabelChange } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { fromWire } from '../data/conversation.ts'
import { withLabels } from '../data/labels.ts'
import { type ContactFields, useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'

export function useContact(id: number) {
  const { accountId } = useAccount()
  const api = useContactsApi()
  return useQuery({
    queryKey: contactKeys.one(accountId, id),
    queryFn: async () => (await api.contact(id)).payload,
  })
}

/** What stands around a contact. Each part loads, and fails, by itself. */
export function useContactParts(id: number) {
  const { accountId, api } = useAccount()
  const contacts = useContactsApi()
  const key = (part: Parameters<typeof contactKeys.part>[2]) => contactKeys.part(accountId, id, part)
  return {
    conversations: useQuery({
      queryKey: key('conversations'),
      queryFn: async () => (await contacts.conversations(id)).payload.map(fromWire),
    }),
    notes: useQuery({ queryKey: key('notes'), queryFn: () => api.notes(id) }),
  }
}

/** Changes a contact, and shows it wherever it is shown. Throws an `ApiError`. */
export function useChangeContact(id: number) {
  const { accountId } = useAccount()
  const api = useContactsApi()
  const client = useQueryClient()
  const put = (contact: ContactWire) =>
    client.setQueryData<ContactWire>(contactKeys.one(accountId, id), known => ({ ...known, ...contact }))
  const refresh = () => {
    void client.invalidateQueries({ queryKey: contactKeys.lists(accountId) })
    void client.invalidateQueries({ queryKey: contactKeys.part(accountId, id, 'changes') })
  }
  return {
    put,
    refresh,
    async save(fields: ContactFields) {
      put((await api.update(id, fields)).payload)
      refresh()
    },
    async forget(key: string) {
      put((await api.forget(id, [key])).payload)
      refresh()
    },
    /** Shown at once; taken back when it is refused. */
    async label(change: LabelChange) {
      const before = client.getQueryData<ContactWire>(contactKeys.one(accountId, id))?.labels ?? []
      const relabel = (by: LabelChange) =>
        client.setQueryData<ContactWire>(
          contactKeys.one(accountId, id),
          known => known && { ...known, labels: withLabels(known.labels ?? [], by) },
        )
      relabel(change)
      try {
        await api.changeLabels(id, change)
        relabel(change) // what was read meanwhile may not have had it yet
        refresh()
      } catch (error) {
        relabel({
          add: change.remove?.filter(one => before.includes(one)),
          remove: change.add?.filter(one => !before.includes(one)),
        })
        throw error
      }
    },
    everything: () => client.invalidateQueries({ queryKey: contactKeys.all(accountId) }),
  }
}
