'use client'

import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Loaded, leftList } from './left-list.ts'

/** Which rows of a list are picked; `all` stands for every one that the list has, loaded or not. */
export type Selection = {
  ids: ReadonlySet<number>
  all: boolean
  /** Whether the boxes are shown on every row. */
  active: boolean
  toggle: (id: number, withRange?: boolean) => void
  pickAll: () => void
  begin: () => void
  clear: () => void
}

const none: ReadonlySet<number> = new Set()

/**
 * `items`: the numbers in the list's order, for ranges. `scope`: what the list is of; another one forgets the selection. `part`:
 * which part of the list they are: who leaves the list is picked no more.
 */
export function useSelection(items: number[], scope: string, part?: Omit<Loaded, 'ids'>): Selection {
  const { start = 0, hasMore = true } = part ?? {}
  const [ids, setIds] = useState(none)
  const [all, setAll] = useState(false)
  const [begun, setBegun] = useState(false)
  const anchor = useRef<number | null>(null)
  const latest = useRef(items)
  latest.current = items

  const clear = useCallback(() => {
    setIds(none)
    setAll(false)
    setBegun(false)
    anchor.current = null
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is the reason to run
  useEffect(clear, [scope, clear])

  // Picked where it is open, though the list does not have it: it cannot leave what it is not in.
  const besides = useRef(new Set<number>())
  const before = useRef<Loaded>({ ids: [], start: 0, hasMore: true })
  const isPart = Boolean(part)
  useEffect(() => {
    const now = { ids: items, start, hasMore }
    const hasLeft = leftList(before.current, now)
    before.current = now
    for (const id of items) besides.current.delete(id)
    if (!isPart) return
    setIds(known => {
      const here = [...known].filter(id => besides.current.has(id) || !hasLeft(id))
      return here.length === known.size ? known : new Set(here)
    })
  }, [items, start, hasMore, isPart])

  const toggle = useCallback((id: number, withRange = false) => {
    setAll(false)
    const from = withRange && anchor.current !== null ? latest.current.indexOf(anchor.current) : -1
    const to = latest.current.indexOf(id)
    anchor.current = id
    if (to < 0) besides.current.add(id)
    setIds(known => {
      const next = new Set(known)
      if (from >= 0 && to >= 0) {
        for (const one of latest.current.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
      } else if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])

  return useMemo(
    () => ({
      ids,
      all,
      active: begun || all || ids.size > 0,
      toggle,
      pickAll: () => setAll(true),
      begin: () => setBegun(true),
      clear,
    }),
    [ids, all, begun, toggle, clear],
  )
}
