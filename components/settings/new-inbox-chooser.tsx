'use client'

import { ChevronRight } from 'lucide-react'
import Link from 'next/link'
import { useAccount } from '../data/account-context.tsx'
import { paths } from '../shell/paths.ts'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { inOrder, lookOf } from './channels/looks.ts'
import { useChannelKinds } from './channels/use-channels.ts'
import { useWords } from './channels/use-words.ts'

/** Which kind of inbox: every channel that the installation has, and what each is for. */
export function NewInboxChooser() {
  const words = useWords()
  const { accountId } = useAccount()
  const kinds = useChannelKinds()
  if (kinds.error && !kinds.data) return <Problem error={kinds.error} onRetry={() => kinds.refetch()} />
  if (!kinds.data)
    return (
      <Loading className="grid gap-3 sm:grid-cols-2">
        {['a', 'b', 'c', 'd'].map(key => (
          <Skeleton key={key} className="h-24 rounded-lg" />
        ))}
      </Loading>
    )
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {inOrder(kinds.data).map(({ type }) => {
        const { icon: Icon, path } = lookOf(type)
        return (
          <li key={type}>
            <Link
              href={paths.newInbox(accountId, path)}
              className="flex h-full items-start gap-3 rounded-lg border border-line p-4 hover:border-line-strong hover:bg-hover"
            >
              <span className="grid size-9 shrink-0 place-items-center rounded-lg bg-accent-soft text-accent-text">
                <Icon size={18} aria-hidden />
              </span>
              <span className="min-w-0 flex-1">
                <span className="block font-medium">{words.kind(type)}</span>
                <span className="mt-0.5 block text-sm text-muted">{words.kindBody(type)}</span>
              </span>
              <ChevronRight size={16} aria-hidden className="flip-rtl mt-0.5 shrink-0 text-faint" />
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
