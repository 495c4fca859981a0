'use client'

import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { useNotes } from '../data/use-side.ts'
import { Skeleton } from '../ui/states.tsx'
import { NewNote } from './new-note.tsx'
import { NoteItem } from './note-item.tsx'
import { PanelProblem } from './panel-problem.tsx'
import { leaving, useNoteActions } from './use-note-actions.ts'

/** What colleagues have noted about the contact, newest first. The contact never sees it. */
export function DetailsNotes({ contactId }: { contactId: number }) {
  const t = useTranslations('side.notes')
  const query = useNotes(contactId)
  const actions = useNoteActions(contactId)
  const gone = useStore(leaving)
  if (query.isPending) return <Skeleton className="my-2 h-3 w-40 animate-appear" />
  if (!query.data) return <PanelProblem onRetry={() => query.refetch()} />
  const notes = query.data.filter(one => !gone.includes(one.id))
  return (
    <>
      <NewNote contactId={contactId} onAdd={actions.add} />
      {notes.length === 0 && <p className="py-1 text-faint">{t('none')}</p>}
      <ul className="flex flex-col gap-1 pt-1">
        {notes.map(note => (
          <NoteItem
            key={note.id}
            note={note}
            onSave={text => actions.change(note, text)}
            onRemove={() => actions.remove(note)}
          />
        ))}
      </ul>
    </>
  )
}
