import { cx } from '../ui/cx.ts'
import { Loading, Skeleton } from '../ui/states.tsx'

export const rowsClass = 'divide-y divide-line border-y border-line'

/** Rows that are not there yet: a mark, a name, a line below. */
export function RowsSkeleton({ mark = 'size-3 rounded-full', count = 4 }: { mark?: string; count?: number }) {
  return (
    <Loading className="flex flex-col gap-5 py-3">
      {Array.from({ length: count }, (_, at) => `row ${at}`).map(key => (
        <span key={key} className="flex items-center gap-3">
          <Skeleton className={cx('shrink-0', mark)} />
          <span className="flex flex-1 flex-col gap-1.5">
            <Skeleton className="h-3.5 w-40" />
            <Skeleton className="h-3 w-64 max-w-full" />
          </span>
        </span>
      ))}
    </Loading>
  )
}
