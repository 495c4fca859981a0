'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { NoteWire } from '#lib/protocol/contact.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { createStore } from '../data/store.ts'
import { toast } from '../ui/toast.tsx'
import { afterUndo } from './after-undo.ts'

/** Notes that somebody has taken away, and may still want back: not shown, whatever is loaded meanwhile. */
export const leaving = createStore<number[]>([])

/** Notes about a contact: kept at once, and taken away when nobody has wanted them back. */
export function useNoteActions(contactId: number) {
  const t = useTranslations('side.notes')
  const ta = useTranslations('actions')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const key = keys.notes(accountId, contactId)
  const write = (change: (now: NoteWire[]) => NoteWire[]) =>
    client.setQueryData<NoteWire[]>(key, now => change(now ?? []))

  async function attempt(run: () => Promise<void>): Promise<boolean> {
    try {
      await run()
      return true
    } catch {
      toast(ta('failed'), { tone: 'danger', action: { label: ta('retry'), run: () => void attempt(run) } })
      return false
    }
  }

  return {
    add: (text: string) =>
      attempt(async () => {
        const note = await api.addNote(contactId, text)
        write(now => [note, ...now])
      }),
    change: (note: NoteWire, text: string) =>
      attempt(async () => {
        const changed = await api.updateNote(contactId, note.id, text)
        write(now => now.map(one => (one.id === note.id ? changed : one)))
      }),
    remove(note: NoteWire) {
      leaving.set([...leaving.get(), note.id])
      const back = () => leaving.set(leaving.get().filter(id => id !== note.id))
      const undo = afterUndo(() =>
        attempt(async () => {
          await api.deleteNote(contactId, note.id)
          write(now => now.filter(one => one.id !== note.id))
        }).then(back),
      )
      toast(t('removed'), {
        action: {
          label: ta('undo'),
          run() {
            undo()
            back()
          },
        },
      })
    },
  }
}
