'use client'

import type { MacroWire } from '#lib/protocol/macro.ts'
import { cx } from '../ui/cx.ts'
import { ActionIcon } from './action-icon.tsx'
import { useActionWords } from './use-action-words.ts'

/** What a macro will do, step by step. */
export function ActionList({ macro, className }: { macro: Pick<MacroWire, 'actions' | 'files'>; className?: string }) {
  const words = useActionWords()
  return (
    <ol className={cx('flex flex-col', className)}>
      {words(macro).map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is all that tells two of the same apart
        <li key={index} className="relative flex items-start gap-2.5 py-1.5">
          <span className="mt-0.5">
            <ActionIcon name={one.name} />
          </span>
          <span className="min-w-0 flex-1">
            {one.what}
            {one.about && (
              <span className="line-clamp-3 break-words whitespace-pre-line text-muted">
                <bdi>{one.about}</bdi>
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  )
}
