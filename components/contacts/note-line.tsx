'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { NoteWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { useUnsaved } from '../data/unsaved.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Textarea } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import { When } from '../ui/when.tsx'
import { useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'

/** A note, changed where it stands. One that is deleted can be written again for ten seconds. */
export function NoteLine({ note }: { note: NoteWire }) {
  const t = useTranslations('contacts.notes')
  const [editing, setEditing] = useState(false)
  const notes = useNotes(note)
  const author = note.user?.available_name ?? t('somebody')
  return (
    <div className="group/note my-1 flex gap-3 rounded-lg bg-attention-soft px-3 py-2.5">
      <Avatar name={author} seed={note.user?.id} src={note.user?.thumbnail} size={24} />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-6 items-center gap-2">
          <span className="truncate font-medium">{author}</span>
          <When at={note.created_at} className="tabular shrink-0 text-xs text-attention" />
          <span className="flex-1" />
          <Menu>
            <MenuTrigger asChild>
              <IconButton label={t('menu')} className="-my-1 size-7">
                <Ellipsis size={15} aria-hidden />
              </IconButton>
            </MenuTrigger>
            <MenuContent>
              <MenuItem onSelect={() => setTimeout(() => setEditing(true), 30)}>{t('edit')}</MenuItem>
              <MenuItem onSelect={notes.remove} className="text-danger">
                {t('delete')}
              </MenuItem>
            </MenuContent>
          </Menu>
        </div>
        {editing ? (
          <Editor note={note} onSave={notes.change} onClose={() => setEditing(false)} />
        ) : (
          <p dir="auto" className="mt-0.5 break-words whitespace-pre-wrap">
            {note.content}
          </p>
        )}
      </div>
    </div>
  )
}

type EditorProps = { note: NoteWire; onSave: (text: string) => Promise<void>; onClose: () => void }

function Editor({ note, onSave, onClose }: EditorProps) {
  const t = useTranslations('contacts.notes')
  const ts = useTranslations('settings')
  const [text, setText] = useState(note.content)
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  const dirty = text.trim() !== note.content
  useUnsaved(dirty)
  const close = () => (dirty && !busy ? setAsking(true) : onClose())
  async function save(event: React.SyntheticEvent) {
    event.preventDefault()
    if (!text.trim()) return
    setBusy(true)
    setFailed(false)
    await onSave(text.trim()).then(onClose, () => setFailed(true))
    setBusy(false)
  }
  return (
    <form onSubmit={save} className="mt-1">
      <Textarea
        aria-label={t('edit')}
        autoFocus
        maxLength={150_000}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save(event)
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) close()
        }}
      />
      <div className="mt-2 flex items-center justify-end gap-2">
        {failed && (
          <p role="alert" className="flex-1 text-danger">
            {t('notSaved')}
          </p>
        )}
        <Button onClick={close}>{t('cancel')}</Button>
        <Button type="submit" tone="primary" busy={busy} disabled={!text.trim()}>
          {t('save')}
        </Button>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={ts('discard.title')}
        body={ts('discard.body')}
        action={ts('discard.action')}
        onConfirm={onClose}
      />
    </form>
  )
}

function useNotes(note: NoteWire) {
  const t = useTranslations('contacts.notes')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const contacts = useContactsApi()
  const key = contactKeys.part(accountId, note.contact_id, 'notes')
  const put = (change: (known: NoteWire[]) => NoteWire[]) =>
    client.setQueryData<NoteWire[]>(key, known => change(known ?? []))
  const again = () =>
    void api.addNote(note.contact_id, note.content).then(
      made => put(known => [made, ...known]),
      () => toast(t('notSaved'), { tone: 'danger' }),
    )
  return {
    async change(content: string) {
      const changed = await contacts.updateNote(note.contact_id, note.id, content)
      put(known => known.map(one => (one.id === note.id ? changed : one)))
    },
    async remove() {
      put(known => known.filter(one => one.id !== note.id))
      try {
        await api.deleteNote(note.contact_id, note.id)
        toast(t('deleted'), { action: { label: t('undo'), run: again } })
      } catch {
        await client.invalidateQueries({ queryKey: key })
        toast(t('notDeleted'), { tone: 'danger' })
      }
    },
  }
}
