'use client'

import { useQueryClient } from '@tanstack/react-query'
import { ListFilter, Pencil, Trash2 } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CustomFilterWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { type Sort, sortIn, sorts } from '../../data/conversation-list.ts'
import { keys } from '../../data/keys.ts'
import { paths } from '../../shell/paths.ts'
import { Select } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { RenameView } from './rename-view.tsx'

/** A view's name and in which order it opens. Deleting can be taken back for ten seconds. */
export function ViewRow({ view }: { view: CustomFilterWire }) {
  const t = useTranslations('settings.views')
  const ts = useTranslations('settings')
  const tl = useTranslations('list')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [renaming, setRenaming] = useState(false)
  const key = keys.views(accountId)
  const put = (change: (views: CustomFilterWire[]) => CustomFilterWire[]) =>
    client.setQueryData<CustomFilterWire[]>(key, views => views && change(views))
  const refresh = () => client.invalidateQueries({ queryKey: key })
  const failed = (run: () => void) => toast(ts('notSaved'), { tone: 'danger', action: { label: ts('retry'), run } })

  async function setSort(sort: Sort | '') {
    const { sort_by: _, ...rest } = view.query
    const query = sort ? { ...rest, sort_by: sort } : rest
    put(views => views.map(one => (one.id === view.id ? { ...one, query } : one)))
    await api.updateView(view.id, { query }).catch(() => {
      void refresh()
      failed(() => setSort(sort))
    })
  }
  async function restore() {
    await api.createView({ name: view.name, query: view.query }).then(refresh, () => failed(restore))
  }
  async function remove() {
    try {
      await api.deleteView(view.id)
    } catch {
      return failed(remove)
    }
    put(views => views.filter(one => one.id !== view.id))
    toast(t('deleted', { name: view.name }), { action: { label: ts('undo'), run: restore } })
  }

  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
      <ListFilter size={15} aria-hidden className="shrink-0 text-faint" />
      <Link
        href={paths.list(accountId, { viewId: view.id })}
        className="min-w-0 flex-1 basis-40 truncate font-medium hover:underline"
      >
        <bdi>{view.name}</bdi>
      </Link>
      <div className="flex items-center gap-1 max-sm:w-full max-sm:ps-7">
        <Select
          aria-label={t('orderOf', { name: view.name })}
          value={sortIn(view.query) ?? ''}
          onChange={event => setSort(event.target.value as Sort | '')}
          className="w-56 max-sm:flex-1"
        >
          <option value="">{t('lastUsed')}</option>
          {sorts.map(sort => (
            <option key={sort} value={sort}>
              {tl(`sorts.${sort}`)}
            </option>
          ))}
        </Select>
        <IconButton label={t('renameOf', { name: view.name })} onClick={() => setRenaming(true)}>
          <Pencil size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('deleteOf', { name: view.name })} onClick={remove}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </div>
      {renaming && <RenameView view={view} onClose={() => setRenaming(false)} />}
    </li>
  )
}
