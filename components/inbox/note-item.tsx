'use client'

import { Pencil, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { NoteWire } from '#lib/protocol/contact.ts'
import { useTyped } from '../data/use-typed.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { inputClass } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { When } from '../ui/when.tsx'

type Props = { note: NoteWire; onSave: (text: string) => Promise<boolean>; onRemove: () => void }

/** A note, with who wrote it and when. */
export function NoteItem({ note, onSave, onRemove }: Props) {
  const t = useTranslations('side.notes')
  const [text, setText] = useTyped(`note:${note.id}`)
  const edit = useRef<HTMLButtonElement>(null)
  const [asked, setAsked] = useState(false)
  const name = note.user?.available_name ?? t('somebody')
  return (
    <li className="group/note -mx-2 rounded-md px-2 py-1.5 hover:bg-hover">
      <div className="flex h-6 items-center gap-2 text-xs">
        <Avatar name={name} seed={note.user?.id ?? 0} src={note.user?.thumbnail} size={18} />
        <span className="min-w-0 truncate font-medium">{name}</span>
        <When at={note.created_at} className="shrink-0 text-faint" />
        <span className="ms-auto flex opacity-0 group-focus-within/note:opacity-100 group-hover/note:opacity-100 pointer-coarse:opacity-100">
          <IconButton
            ref={edit}
            label={t('edit')}
            className="size-6"
            onClick={() => {
              setAsked(true)
              setText(text ?? note.content)
            }}
          >
            <Pencil size={13} aria-hidden />
          </IconButton>
          <IconButton label={t('remove')} className="size-6" onClick={onRemove}>
            <Trash2 size={13} aria-hidden />
          </IconButton>
        </span>
      </div>
      {text !== null ? (
        <NoteForm
          text={text}
          focused={asked}
          onType={setText}
          onSave={async () => text.trim() === note.content || onSave(text.trim())}
          onDone={() => {
            setText(null)
            edit.current?.focus()
          }}
        />
      ) : (
        <p className="break-words whitespace-pre-wrap">
          <bdi>{note.content}</bdi>
        </p>
      )}
    </li>
  )
}

type FormProps = {
  text: string
  /** Somebody has just asked for it, and it is not what they left some time ago. */
  focused: boolean
  onType: (text: string) => void
  onSave: () => Promise<boolean>
  onDone: () => void
}

function NoteForm({ text, focused, onType, onSave, onDone }: FormProps) {
  const t = useTranslations('side.notes')
  const tc = useTranslations('common')
  const [busy, setBusy] = useState(false)
  async function save() {
    if (!text.trim() || busy) return
    setBusy(true)
    const done = await onSave()
    setBusy(false)
    if (done) onDone()
  }
  return (
    <>
      <textarea
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to change this note
        autoFocus={focused}
        rows={3}
        aria-label={t('edit')}
        value={text}
        onChange={event => onType(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save()
          if (event.key === 'Escape') {
            event.preventDefault()
            event.stopPropagation()
            onDone()
          }
        }}
        className={cx(inputClass, 'mt-1 w-full resize-none py-1.5')}
      />
      <div className="mt-1 flex justify-end gap-2">
        <Button size="sm" onClick={onDone}>
          {tc('cancel')}
        </Button>
        <Button size="sm" tone="primary" busy={busy} onClick={save}>
          {t('save')}
        </Button>
      </div>
    </>
  )
}
