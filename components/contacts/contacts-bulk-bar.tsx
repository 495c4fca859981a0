'use client'

import { Download, ShieldCheck, Tag, Tags, Trash2, X } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { type ContactBulk, useBeginContactBulk } from '../data/use-bulk.ts'
import { useLabels } from '../data/use-directory.ts'
import { ColourDot } from '../inbox/colour-dot.tsx'
import type { Selection } from '../inbox/use-selection.ts'
import { useCommands } from '../shell/commands.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Picker } from '../ui/picker.tsx'
import { toast } from '../ui/toast.tsx'
import { type ContactFilter, isTellable } from './contact-filter.ts'
import { DeleteMany } from './delete-many.tsx'

const ConsentDialog = dynamic(() => import('./consent-dialog.tsx'))

type Wish = Pick<ContactBulk, 'labels' | 'action_name' | 'consent'>
type Props = {
  title: string
  selection: Selection
  filter: ContactFilter
  matching: number
  onExport: () => void
}

/** What can be done with the picked contacts, in place of the table's own header. */
export function ContactsBulkBar({ title, selection, filter, matching, onExport }: Props) {
  const t = useTranslations('contacts.bulk')
  const tb = useTranslations('bulk')
  const format = useFormatter()
  const { isAdministrator } = useAccount()
  const begin = useBeginContactBulk()
  const tc = useTranslations('consents')
  const [deleting, setDeleting] = useState(false)
  const [asking, setAsking] = useState(false)
  const count = selection.all ? matching : selection.ids.size
  useCommands([
    { id: 'pick-none', title: tb('clear'), section: 'list', keys: 'escape', rank: 99, run: selection.clear },
  ])

  function change(wish: Wish) {
    begin.mutate(
      { ...whichOf(selection, filter), ...wish },
      {
        onSuccess: selection.clear,
        onError: () =>
          toast(tb('notBegun'), { tone: 'danger', action: { label: tb('retry'), run: () => change(wish) } }),
      },
    )
  }

  const disabled = count === 0 || begin.isPending
  return (
    <div
      role="toolbar"
      aria-label={t('toolbar')}
      className="flex min-h-13 shrink-0 flex-wrap items-center gap-1 border-b border-line bg-accent-soft px-2 py-1 lg:px-3"
    >
      <h1 className="sr-only">{title}</h1>
      <IconButton label={tb('clear')} keys="escape" onClick={selection.clear}>
        <X size={16} aria-hidden />
      </IconButton>
      <p role="status" className="tabular ms-1 font-medium">
        {tb('selected', { count })}
      </p>
      {isTellable(filter) && !selection.all && matching > selection.ids.size && (
        <button
          type="button"
          onClick={selection.pickAll}
          className="ms-2 rounded-sm text-xs font-medium text-accent-text hover:underline"
        >
          {tb('pickAll', { count: format.number(matching) })}
        </button>
      )}
      <span className="flex-1" />
      <LabelPicker kind="add" disabled={disabled} onPick={label => change({ labels: { add: [label] } })} />
      <LabelPicker kind="remove" disabled={disabled} onPick={label => change({ labels: { remove: [label] } })} />
      <Button tone="ghost" disabled={disabled} onClick={() => setAsking(true)}>
        <ShieldCheck size={15} aria-hidden />
        <span className="max-sm:sr-only">{tc('record')}</span>
      </Button>
      {isAdministrator && (
        <>
          <Button tone="ghost" disabled={disabled} onClick={onExport}>
            <Download size={15} aria-hidden />
            <span className="max-sm:sr-only">{t('export')}</span>
          </Button>
          <Button tone="ghost" disabled={disabled} onClick={() => setDeleting(true)} className="text-danger">
            <Trash2 size={15} aria-hidden />
            <span className="max-sm:sr-only">{t('delete')}</span>
          </Button>
        </>
      )}
      {asking && (
        <ConsentDialog
          initial={{}}
          count={count}
          onClose={() => setAsking(false)}
          onRecord={async consent => {
            await begin.mutateAsync({ ...whichOf(selection, filter), consent })
            setAsking(false)
            selection.clear()
          }}
        />
      )}
      {deleting && (
        <DeleteMany
          count={count}
          onClose={() => setDeleting(false)}
          onConfirm={() => {
            setDeleting(false)
            change({ action_name: 'delete' })
          }}
        />
      )}
    </div>
  )
}

/** Who is meant, as a bulk action takes it. */
function whichOf(selection: Selection, filter: ContactFilter) {
  const { place, conditions } = filter
  if (!selection.all || !isTellable(filter)) return { ids: [...selection.ids] }
  return conditions ? { payload: conditions } : { query: place.label ? { labels: [place.label] } : {} }
}

type PickerProps = { kind: 'add' | 'remove'; disabled: boolean; onPick: (title: string) => void }

function LabelPicker({ kind, disabled, onPick }: PickerProps) {
  const t = useTranslations('bulk')
  const [open, setOpen] = useState(false)
  const labels = useLabels().data ?? []
  const title = t(kind === 'add' ? 'addLabel' : 'removeLabel')
  const Icon = kind === 'add' ? Tag : Tags
  return (
    <Picker
      open={open}
      onOpenChange={setOpen}
      label={title}
      placeholder={t('findLabel')}
      nothing={t('noLabel')}
      choices={labels.map(one => ({ id: one.title, label: one.title, icon: <ColourDot color={one.color} /> }))}
      value={null}
      onPick={onPick}
      trigger={
        <Button tone="ghost" disabled={disabled}>
          <Icon size={15} aria-hidden />
          <span className="max-sm:sr-only">{title}</span>
        </Button>
      }
    />
  )
}
