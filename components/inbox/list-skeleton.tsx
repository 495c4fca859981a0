'use client'

import { Loading, Skeleton } from '../ui/states.tsx'

export function ListSkeleton() {
  return (
    <Loading>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(key => (
        <RowSkeleton key={key} />
      ))}
    </Loading>
  )
}

/** A row before its data. */
export function RowSkeleton() {
  return (
    <div data-row-skeleton className="flex h-20 gap-3 border-b border-line/70 px-4 py-2.5">
      <Skeleton className="mt-0.5 size-[34px] shrink-0 rounded-full!" />
      <span className="flex flex-1 flex-col gap-2 pt-1">
        <Skeleton className="h-3 w-28" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-2.5 w-16" />
      </span>
    </div>
  )
}
