'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { NoteWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { Button } from '../ui/button.tsx'
import { Textarea } from '../ui/field.tsx'
import { localStore, persist } from '../ui/persisted.ts'
import { contactKeys } from './keys.ts'
import { noteFieldId } from './use-contact-commands.ts'

/** Writes a note about a contact. What is typed stays until it is kept, also when the page is left. */
export function NoteForm({ contactId }: { contactId: number }) {
  const t = useTranslations('contacts.notes')
  const client = useQueryClient()
  const { api, accountId, me } = useAccount()
  // Of this person: another who signs in here has not written it.
  const draftKey = `charla:${me}:${accountId}:note:${contactId}`
  const [text, setText] = useState(() => localStore()?.getItem(draftKey) ?? '')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  function type(next: string) {
    setText(next)
    setFailed(false)
    if (next) persist(draftKey, next)
    else localStore()?.removeItem(draftKey)
  }
  async function save(event: React.SyntheticEvent) {
    event.preventDefault()
    if (!text.trim() || busy) return
    setBusy(true)
    try {
      const note = await api.addNote(contactId, text.trim())
      client.setQueryData<NoteWire[]>(contactKeys.part(accountId, contactId, 'notes'), known => [
        note,
        ...(known ?? []),
      ])
      type('')
    } catch {
      setFailed(true)
    }
    setBusy(false)
  }

  return (
    <form onSubmit={save}>
      <Textarea
        id={noteFieldId}
        aria-label={t('label')}
        placeholder={t('placeholder')}
        rows={2}
        maxLength={150_000}
        value={text}
        onChange={event => type(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save(event)
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        className="block min-h-14!"
      />
      {(text || failed) && (
        <div className="mt-2 flex items-center justify-end gap-3">
          {failed && (
            <p role="alert" className="flex-1 text-danger">
              {t('notSaved')}
            </p>
          )}
          <Button type="submit" tone="note" busy={busy} disabled={!text.trim()}>
            {t('add')}
          </Button>
        </div>
      )}
    </form>
  )
}
