'use client'

import { useQueryClient } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AttributeDefinitionWire } from '#lib/protocol/attribute.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'

type Props = {
  attribute: AttributeDefinitionWire
  first: boolean
  last: boolean
  lifted: boolean
  onMove: (by: number) => void
  onEdit: () => void
  onDragStart: () => void
  onDragOver: () => void
  onDragEnd: () => void
}

export function AttributeRow({ attribute, first, last, lifted, onMove, onEdit, ...drag }: Props) {
  const t = useTranslations('settings.attributes')
  const name = attribute.attribute_display_name
  const [asking, setAsking] = useState(false)
  return (
    <li
      draggable
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        drag.onDragStart()
      }}
      onDragOver={event => {
        event.preventDefault()
        drag.onDragOver()
      }}
      onDrop={event => event.preventDefault()}
      onDragEnd={drag.onDragEnd}
      className={cx('flex items-center gap-3 bg-surface py-2.5', lifted && 'opacity-50')}
    >
      <GripVertical size={15} aria-hidden className="shrink-0 cursor-grab text-faint max-sm:hidden" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="truncate text-muted">
          {t(`types.${attribute.attribute_display_type}`)}
          {' · '}
          <code dir="ltr" className="font-mono text-xs">
            {attribute.attribute_key}
          </code>
          {attribute.attribute_description && ` · ${attribute.attribute_description}`}
        </p>
      </div>
      <div className="flex">
        <IconButton label={t('up', { name })} disabled={first} onClick={() => onMove(-1)}>
          <ArrowUp size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('down', { name })} disabled={last} onClick={() => onMove(1)}>
          <ArrowDown size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('editOf', { name })} onClick={onEdit}>
          <Pencil size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('deleteOf', { name })} onClick={() => setAsking(true)}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </div>
      {asking && <DeleteAttribute attribute={attribute} onClose={() => setAsking(false)} />}
    </li>
  )
}

/** The values stay where they are kept; adding the key again shows them again. */
function DeleteAttribute({ attribute, onClose }: { attribute: AttributeDefinitionWire; onClose: () => void }) {
  const t = useTranslations('settings.attributes')
  const ts = useTranslations('settings')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [busy, setBusy] = useState(false)
  async function remove() {
    setBusy(true)
    try {
      await api.deleteAttribute(attribute.id)
      await client.invalidateQueries({ queryKey: keys.attributes(accountId) })
      toast(t('deleted', { name: attribute.attribute_display_name }))
      onClose()
    } catch {
      setBusy(false)
      toast(ts('notSaved'), { tone: 'danger' })
    }
  }
  return (
    <Confirm
      open
      onOpenChange={open => !open && onClose()}
      title={t('deleteAsk', { name: attribute.attribute_display_name })}
      body={t('deleteBody', { key: attribute.attribute_key })}
      action={t('delete')}
      busy={busy}
      onConfirm={remove}
    />
  )
}
