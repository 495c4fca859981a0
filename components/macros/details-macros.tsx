'use client'

import { ChevronDown, Play } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { MacroWire } from '#lib/protocol/macro.ts'
import { useAccount } from '../data/account-context.tsx'
import { useMacros } from '../data/use-side.ts'
import { PanelProblem } from '../inbox/panel-problem.tsx'
import { paths } from '../shell/paths.ts'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import { Skeleton } from '../ui/states.tsx'
import { ActionList } from './action-list.tsx'
import { useRunMacro } from './use-run-macro.ts'

/** The macros that can be run here: what each will do, and doing it. */
export function DetailsMacros({ conversationId }: { conversationId: number }) {
  const t = useTranslations('macros')
  const { accountId } = useAccount()
  const query = useMacros()
  const { run, running } = useRunMacro(conversationId)
  if (query.isPending) return <Skeleton className="my-2 h-3 w-40 animate-appear" />
  if (!query.data) return <PanelProblem onRetry={() => query.refetch()} />
  return (
    <>
      {query.data.length === 0 && <p className="py-1 text-faint">{t('noneHere')}</p>}
      <ul>
        {query.data.map(macro => (
          <MacroItem key={macro.id} macro={macro} running={running === macro.id} onRun={() => run(macro)} />
        ))}
      </ul>
      <Link
        href={query.data.length ? paths.macros(accountId) : paths.newMacro(accountId)}
        prefetch={false}
        className="-mx-2 inline-flex h-8 items-center rounded-md px-2 text-muted hover:bg-hover hover:text-text"
      >
        {t(query.data.length ? 'manage' : 'add')}
      </Link>
    </>
  )
}

function MacroItem({ macro, running, onRun }: { macro: MacroWire; running: boolean; onRun: () => void }) {
  const t = useTranslations('macros')
  const [open, setOpen] = useState(false)
  return (
    <li>
      <div className="-mx-2 flex h-8 items-center rounded-md hover:bg-hover">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="ring-inset-focus flex h-8 min-w-0 flex-1 items-center gap-1.5 rounded-md px-2 text-start"
        >
          <ChevronDown
            size={13}
            aria-hidden
            className={cx('shrink-0 text-faint', !open && '-rotate-90 rtl:rotate-90')}
          />
          <span className="truncate">
            <bdi>{macro.name}</bdi>
          </span>
        </button>
        <IconButton label={t('runNamed', { name: macro.name })} disabled={running} onClick={onRun}>
          {running ? <Spinner size={14} /> : <Play size={14} aria-hidden />}
        </IconButton>
      </div>
      {open && <ActionList macro={macro} className="mb-1 ps-3" />}
    </li>
  )
}
