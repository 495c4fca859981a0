'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Pencil, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { CannedResponseWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { toast } from '../../ui/toast.tsx'

type Props = { response: CannedResponseWire; onEdit: () => void }

/** Its code and the beginning of what it says. Deleting can be taken back for ten seconds. */
export function CannedRow({ response, onEdit }: Props) {
  const t = useTranslations('settings.canned')
  const ts = useTranslations('settings')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const { short_code, content } = response
  const refresh = () => client.invalidateQueries({ queryKey: keys.canned(accountId) })
  const failed = (run: () => void) => toast(ts('notSaved'), { tone: 'danger', action: { label: ts('retry'), run } })

  async function restore() {
    await api.createCanned({ short_code, content }).then(refresh, () => failed(restore))
  }
  async function remove() {
    try {
      await api.deleteCanned(response.id)
    } catch {
      return failed(remove)
    }
    client.setQueryData<CannedResponseWire[]>(keys.canned(accountId), all => all?.filter(one => one.id !== response.id))
    toast(t('deleted', { code: short_code }), { action: { label: ts('undo'), run: restore } })
  }

  return (
    <li className="flex items-start gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          <span className="text-faint">/</span>
          <bdi>{short_code}</bdi>
        </p>
        <p className="line-clamp-2 text-muted wrap-anywhere">
          <bdi>{content}</bdi>
        </p>
      </div>
      <div className="flex">
        <IconButton label={t('editOf', { code: short_code })} onClick={onEdit}>
          <Pencil size={15} aria-hidden />
        </IconButton>
        <IconButton label={t('deleteOf', { code: short_code })} onClick={remove}>
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </div>
    </li>
  )
}
