'use client'

import { cx } from '../ui/cx.ts'
import { Loading, Skeleton } from '../ui/states.tsx'

const shapes = ['w-56', 'w-72 self-end', 'w-40', 'w-64 self-end', 'w-48']

export function HistorySkeleton() {
  return (
    <Loading className="h-full">
      <div className="flex h-full flex-col justify-end gap-4 px-4 pb-6 sm:px-6">
        {shapes.map(shape => (
          <Skeleton key={shape} className={cx('h-10 rounded-xl', shape)} />
        ))}
      </div>
    </Loading>
  )
}
