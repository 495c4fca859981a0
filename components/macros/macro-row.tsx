'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Lock, Pencil, Trash2, UsersRound } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { MacroWire } from '#lib/protocol/macro.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { paths } from '../shell/paths.ts'
import { Confirm } from '../ui/confirm.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Tip } from '../ui/tip.tsx'
import { toast } from '../ui/toast.tsx'
import { useActionWords } from './use-action-words.ts'

/** A macro: what it is called, whose it is, and what it does in one line. */
export function MacroRow({ macro }: { macro: MacroWire }) {
  const t = useTranslations('macros')
  const { accountId, isAdministrator } = useAccount()
  const words = useActionWords()
  const isGlobal = macro.visibility === 'global'
  const mayChange = !isGlobal || isAdministrator
  const Icon = isGlobal ? UsersRound : Lock
  const summary = words(macro)
    .map(one => one.what)
    .join(' · ')
  return (
    <li className="flex items-center gap-3 py-3">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">
          {mayChange ? (
            <Link href={paths.macro(accountId, macro.id)} className="hover:underline">
              <bdi>{macro.name}</bdi>
            </Link>
          ) : (
            <bdi>{macro.name}</bdi>
          )}
        </p>
        <p className="truncate text-muted" title={summary}>
          {summary}
        </p>
        <p className="mt-0.5 flex items-center gap-1.5 text-xs text-faint">
          <Icon size={12} aria-hidden />
          {t(isGlobal ? 'global' : 'personal')}
          <span>· {t('steps', { count: macro.actions.length })}</span>
          {isGlobal && macro.created_by && <span>· {t('by', { name: macro.created_by.available_name })}</span>}
        </p>
      </div>
      {mayChange && <RowActions macro={macro} />}
    </li>
  )
}

function RowActions({ macro }: { macro: MacroWire }) {
  const t = useTranslations('macros')
  const ta = useTranslations('actions')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const { name } = macro
  async function remove() {
    setBusy(true)
    try {
      await api.deleteMacro(macro.id)
      setAsking(false)
      client.setQueryData<MacroWire[]>(keys.macros(accountId), now => now?.filter(one => one.id !== macro.id))
      toast(t('removed', { name }))
    } catch {
      toast(ta('failed'), { tone: 'danger', action: { label: ta('retry'), run: remove } })
    }
    setBusy(false)
  }
  return (
    <>
      <Tip label={t('edit', { name })}>
        <Link
          href={paths.macro(accountId, macro.id)}
          aria-label={t('edit', { name })}
          className="grid size-8 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text"
        >
          <Pencil size={16} aria-hidden />
        </Link>
      </Tip>
      <IconButton label={t('remove', { name })} onClick={() => setAsking(true)}>
        <Trash2 size={16} aria-hidden />
      </IconButton>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('removeTitle', { name })}
        body={t('removeBody')}
        action={t('removeAction')}
        busy={busy}
        onConfirm={remove}
      />
    </>
  )
}
