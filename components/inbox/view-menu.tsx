'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useViews } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../ui/menu.tsx'
import { toast } from '../ui/toast.tsx'
import type { FilterNoun } from './filter-attributes.ts'
import type { View } from './filter-builder.tsx'

type Props = { noun?: FilterNoun; view: View; onEdit: () => void; onDeleted: () => void }

/** What can be done with a saved view. */
export function ViewMenu({ noun = 'conversation', view, onEdit, onDeleted }: Props) {
  const t = useViewWords(noun)
  const { api, accountId } = useAccount()
  const client = useQueryClient()
  const whole = useViews(noun).data?.find(one => one.id === view.id)
  const [renaming, setRenaming] = useState(false)
  const refresh = () => client.invalidateQueries({ queryKey: keys.views(accountId, noun) })
  const failed = (run: () => void) => toast(t('notSaved'), { tone: 'danger', action: { label: t('retry'), run } })

  async function restore() {
    if (!whole) return
    await api.createView({ name: whole.name, query: whole.query }, noun).then(refresh, () => failed(restore))
  }
  async function remove() {
    try {
      await api.deleteView(view.id)
    } catch {
      return failed(remove)
    }
    await refresh()
    onDeleted()
    toast(t('deleted', { name: view.name }), { action: { label: t('undo'), run: restore } })
  }

  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <IconButton label={t('menu')}>
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={onEdit}>{t('edit')}</MenuItem>
          <MenuItem onSelect={() => setTimeout(() => setRenaming(true), 30)}>{t('rename')}</MenuItem>
          <MenuSeparator />
          <MenuItem onSelect={remove} className="text-danger">
            {t('delete')}
          </MenuItem>
        </MenuContent>
      </Menu>
      {renaming && (
        <Rename
          noun={noun}
          name={view.name}
          onClose={() => setRenaming(false)}
          onSave={async name => {
            await api.updateView(view.id, { name })
            await refresh()
          }}
        />
      )}
    </>
  )
}

function useViewWords(noun: FilterNoun) {
  const t = useTranslations('views')
  const tc = useTranslations('contacts.segments')
  return (noun === 'contact' ? tc : t) as typeof t
}

type RenameProps = { noun: FilterNoun; name: string; onClose: () => void; onSave: (name: string) => Promise<void> }

function Rename({ noun, name, onClose, onSave }: RenameProps) {
  const t = useViewWords(noun)
  const [text, setText] = useState(name)
  const [error, setError] = useState<string>()
  async function save(event: React.FormEvent) {
    event.preventDefault()
    if (!text.trim()) return setError(t('nameMissing'))
    await onSave(text.trim()).then(onClose, () => setError(t('notSaved')))
  }
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t('rename')}>
      <form onSubmit={save} className="flex flex-col gap-4">
        <Field label={t('name')} error={error}>
          {props => <Input {...props} maxLength={255} value={text} onChange={event => setText(event.target.value)} />}
        </Field>
        <Button type="submit" tone="primary" className="self-end">
          {t('save')}
        </Button>
      </form>
    </Dialog>
  )
}
