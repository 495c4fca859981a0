import { useCallback, useEffect, useState } from 'react'
import type { Chosen } from './options.ts'

type Charla = Record<string, (...args: unknown[]) => Promise<unknown>>
type Happening = { id: number; name: string; detail: string }

const events = ['ready', 'opened', 'closed', 'on-start-conversation', 'on-message', 'postback', 'error']
const most = 50

/** The chat of this page, as websites use it, and what it tells its page, newest first. */
export function useWidget(websiteToken: string | undefined, chosen: Chosen) {
  const [heard, setHeard] = useState<Happening[]>([])
  const note = useCallback((name: string, detail: unknown) => {
    const text = detail === undefined || detail === null ? '' : JSON.stringify(detail)
    setHeard(before => [{ id: (before[0]?.id ?? 0) + 1, name, detail: text }, ...before].slice(0, most))
  }, [])

  const call = useCallback(
    (name: string, ...args: unknown[]) =>
      load()
        .then(charla => charla[name]?.(...args))
        .then(
          answer => note(`charla.${name}`, answer),
          (error: Error & { reason?: string }) =>
            note(`charla.${name}`, { reason: error.reason, message: error.message }),
        ),
    [note],
  )

  useEffect(() => {
    const listening = new AbortController()
    for (const name of events)
      addEventListener(`chatwoot:${name}`, event => note(name, (event as CustomEvent).detail), {
        signal: listening.signal,
      })
    return () => listening.abort()
  }, [note])

  useEffect(() => {
    if (websiteToken) load().then(charla => charla.boot?.({ websiteToken, ...chosen }).catch(() => {}))
  }, [websiteToken, chosen])

  return { heard, call }
}

let loading: Promise<Charla> | undefined

function load(): Promise<Charla> {
  loading ??= new Promise(resolve => {
    const script = document.createElement('script')
    script.src = '/widget.js'
    script.onload = () => resolve((window as unknown as { charla: Charla }).charla)
    document.head.append(script)
  })
  return loading
}
