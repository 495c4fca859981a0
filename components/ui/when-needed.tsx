'use client'

import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { whenIdle } from './idle.ts'

export type Loader<T> = { (): Promise<T>; loaded: T | null }
type Needed<P> = ComponentType<P> & { load: Loader<unknown> }

let bringAlong: () => Promise<unknown> = async () => {}

/** What everything that is fetched later needs besides itself. */
export function bringWithIt(fetch: () => Promise<unknown>) {
  bringAlong = fetch
}

/** As `remembered`, and fetched in any case when the page has nothing else to do. */
export function once<T>(fetch: () => Promise<T>): Loader<T> {
  const load = remembered(fetch)
  whenIdle(load)
  return load
}

/** Fetches something once, when it is asked for; `loaded` is it, when it is here. */
export function remembered<T>(fetch: () => Promise<T>): Loader<T> {
  let fetching: Promise<T> | null = null
  const load: Loader<T> = Object.assign(
    () => {
      fetching ??= Promise.all([fetch(), bringAlong()]).then(
        ([found]) => {
          load.loaded = found
          return found
        },
        error => {
          fetching = null
          throw error
        },
      )
      return fetching
    },
    { loaded: null as T | null },
  )
  return load
}

/**
 * A component that is not part of the page’s first load: `meanwhile` until it is here, and drawn at once when it
 * already is. (`next/dynamic` waits for 300 ms when it has to wait at all.)
 */
export function whenNeeded<P extends object>(
  fetch: () => Promise<ComponentType<P>>,
  meanwhile: ReactNode = null,
): Needed<P> {
  const load = once(async () => ({ Component: await fetch() }))
  function WhenNeeded(props: P) {
    const found = useLoaded(load)
    return found ? <found.Component {...props} /> : meanwhile
  }
  return Object.assign(WhenNeeded, { load })
}

/** What a loader has brought; asks for it. */
export function useLoaded<T>(load: Loader<T>): T | null {
  const [, setFound] = useState(load.loaded)
  useEffect(() => {
    let current = true
    load().then(
      found => current && setFound(found),
      error => console.error(error),
    )
    return () => {
      current = false
    }
  }, [load])
  return load.loaded
}
