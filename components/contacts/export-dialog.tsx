'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useAttributes } from '../data/use-directory.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { type Column, columnsOf } from './columns.ts'
import type { ContactFilter } from './contact-filter.ts'
import { type ExportJob, useContactsApi } from './contacts-api.ts'
import { contactKeys } from './keys.ts'

type Props = {
  filter: ContactFilter
  matching: number
  /** Those picked by hand. */
  picked: number[] | null
  columns: Column[]
  onClose: () => void
}
type Which = 'picked' | 'list' | 'all'

/** What a column of the table is called in the file. */
const inFile = (id: string) =>
  id.startsWith('custom:') ? `custom_attributes.${id.slice(7)}` : id === 'company' ? 'company_name' : id
const always = ['id', 'name']

/** Contacts as a file: which of them, and which columns. A job writes it; this page may be left meanwhile. */
export default function ExportDialog({ filter, matching, picked, columns, onClose }: Props) {
  const t = useTranslations('contacts.export')
  const tc = useTranslations('contacts')
  const client = useQueryClient()
  const { accountId } = useAccount()
  const api = useContactsApi()
  const all = columnsOf(useAttributes().data ?? [])
  // What is searched for is no condition: it cannot be said who is meant.
  const narrowed = !filter.q && Boolean(filter.conditions || filter.place.label)
  const [which, setWhich] = useState<Which>(picked ? 'picked' : narrowed ? 'list' : 'all')
  const [wanted, setWanted] = useState(() => columns.map(column => column.id))
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  async function begin(event: React.FormEvent) {
    event.preventDefault()
    setBusy(true)
    setFailed(false)
    const { conditions, place } = filter
    const chosen =
      which === 'picked' && picked
        ? { ids: picked }
        : which === 'list'
          ? { ...(conditions ? { payload: conditions } : {}), ...(place.label ? { label: place.label } : {}) }
          : {}
    try {
      const ids = all.map(column => column.id).filter(id => wanted.includes(id))
      const begun = await api.export({ ...chosen, column_names: [...always, ...ids.map(inFile)] })
      client.setQueryData<ExportJob[]>(contactKeys.exports(accountId), known => [begun, ...(known ?? [])])
      onClose()
    } catch {
      setFailed(true)
      setBusy(false)
    }
  }

  const choices: [Which, string][] = [
    ...(picked ? [['picked', t('picked', { count: picked.length })] as [Which, string]] : []),
    ...(narrowed ? [['list', t('list', { count: matching })] as [Which, string]] : []),
    ['all', t('all')],
  ]
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t('title')} description={t('body')}>
      <form onSubmit={begin} className="flex flex-col gap-5">
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 font-medium">{t('which')}</legend>
          {choices.map(([value, label]) => (
            <label key={value} className="flex items-center gap-2.5">
              <input
                type="radio"
                name="which"
                checked={which === value}
                onChange={() => setWhich(value)}
                className="size-4 accent-accent"
              />
              {label}
            </label>
          ))}
          {filter.q && <p className="text-xs text-attention">{t('searched')}</p>}
        </fieldset>
        <fieldset>
          <legend className="mb-2 font-medium">{t('columns')}</legend>
          <p className="mb-2 text-xs text-faint">{t('columnsHelp')}</p>
          <div className="grid grid-cols-2 gap-x-4 gap-y-2">
            {all.map(column => (
              <label key={column.id} className="flex min-w-0 items-center gap-2.5">
                <input
                  type="checkbox"
                  checked={wanted.includes(column.id)}
                  onChange={() =>
                    setWanted(known =>
                      known.includes(column.id) ? known.filter(one => one !== column.id) : [...known, column.id],
                    )
                  }
                  className="size-4 shrink-0 accent-accent"
                />
                <bdi className="truncate">
                  {column.custom?.attribute_display_name ?? tc(`fields.${column.id as 'email'}`)}
                </bdi>
              </label>
            ))}
          </div>
        </fieldset>
        {failed && (
          <p role="alert" className="text-danger">
            {t('failed')}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {t('begin')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
