'use client'

import { useEffect, useState } from 'react'
import { useViews } from '../data/use-directory.ts'

/** The saved view that the address names; `isGone` where there is none such, `error` where nobody could say. */
export function useView(viewId: number | null | undefined) {
  const { data, error, isFetching, refetch } = useViews()
  const [asked, setAsked] = useState<number | null>(null)
  const view = (viewId && data?.find(one => one.id === viewId)) || null
  const isMissing = Boolean(viewId && data && !view)
  // It may have been made elsewhere since they were read.
  useEffect(() => {
    if (isMissing && viewId) void refetch().finally(() => setAsked(viewId))
  }, [isMissing, viewId, refetch])
  return {
    view,
    isGone: isMissing && asked === viewId && !isFetching,
    isPending: Boolean(viewId) && !view,
    error: viewId && !data ? error : null,
    retry: () => void refetch(),
  }
}
