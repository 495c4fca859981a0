'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { PanelLeft, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { LabelWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { ColourDot } from '../../inbox/colour-dot.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'

type Props = { label: LabelWire; onEdit: () => void }

export function LabelRow({ label, onEdit }: Props) {
  const t = useTranslations('settings.labels')
  const [asking, setAsking] = useState(false)
  return (
    <li className="flex items-center gap-3 py-2.5">
      <ColourDot color={label.color} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{label.title}</bdi>
        </p>
        {label.description && (
          <p className="truncate text-muted">
            <bdi>{label.description}</bdi>
          </p>
        )}
      </div>
      {label.show_on_sidebar && (
        <span className="flex items-center gap-1.5 text-xs text-faint max-sm:hidden">
          <PanelLeft size={13} aria-hidden />
          {t('shown')}
        </span>
      )}
      <div className="flex">
        <IconButton label={t('editOf', { name: label.title })} onClick={onEdit}>
          <Pencil size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('deleteOf', { name: label.title })} onClick={() => setAsking(true)}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </div>
      {asking && <DeleteLabel label={label} onClose={() => setAsking(false)} />}
    </li>
  )
}

/** Says from how many conversations it is taken. */
function DeleteLabel({ label, onClose }: { label: LabelWire; onClose: () => void }) {
  const t = useTranslations('settings.labels')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [busy, setBusy] = useState(false)
  const count = useQuery({
    queryKey: [...keys.labels(accountId), 'borne', label.title],
    queryFn: () => api.labelled(label.title),
    staleTime: 0,
  })
  async function remove() {
    setBusy(true)
    try {
      await api.deleteLabel(label.id)
      client.setQueryData<LabelWire[]>(keys.labels(accountId), all => all?.filter(one => one.id !== label.id))
      toast(t('deleted', { name: label.title }))
      onClose()
    } catch {
      setBusy(false)
      toast(t('notDeleted'), { tone: 'danger' })
    }
  }
  return (
    <Confirm
      open
      onOpenChange={open => !open && onClose()}
      title={t('deleteAsk', { name: label.title })}
      body={
        <p>
          {count.data !== undefined ? t('deleteCount', { count: count.data }) : t('deleteBody')} {t('deleteForGood')}
        </p>
      }
      action={t('delete')}
      busy={busy}
      onConfirm={remove}
    />
  )
}
