import { Loading, Skeleton } from '../ui/states.tsx'

/** The panel before it is here: who it is, and rows of what is known. */
export function DetailsSkeleton() {
  return (
    <Loading className="flex flex-col gap-8 px-4 pt-5">
      <div className="flex items-center gap-3">
        <Skeleton className="size-[44px] rounded-full" />
        <Skeleton className="h-3.5 w-32" />
      </div>
      {[4, 6, 3].map(rows => (
        <div key={rows} className="flex flex-col gap-4">
          <Skeleton className="h-3 w-20" />
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same
            <div key={row} className="flex gap-8">
              <Skeleton className="h-3.5 w-16" />
              <Skeleton className="h-3.5 w-28" />
            </div>
          ))}
        </div>
      ))}
    </Loading>
  )
}
