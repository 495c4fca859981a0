'use client'

import { useQuery } from '@tanstack/react-query'
import { useAccount } from '../../data/account-context.tsx'
import { useStore } from '../../data/store.ts'

export type BrowserProbe = { name: 'socket' | 'origin' | 'news'; standing: 'ok' | 'attention' | 'down' }

const OPENS_WITHIN_MS = 6000

/** What only a browser can tell: whether sockets get through, whether the address is the right one, how news arrive (R2). */
export function useBrowserProbes(url: string | undefined): BrowserProbe[] | undefined {
  const { runtime } = useAccount()
  const connection = useStore(runtime.connection)
  const socket = useQuery({ queryKey: ['probe', 'socket'], queryFn: opens, staleTime: 0, retry: false })
  if (!url || socket.data === undefined) return
  return [
    { name: 'socket', standing: socket.data ? 'ok' : 'down' },
    { name: 'origin', standing: new URL(url).host === window.location.host ? 'ok' : 'attention' },
    { name: 'news', standing: connection === 'live' ? 'ok' : connection === 'offline' ? 'down' : 'attention' },
  ]
}

/** Whether a socket to the server opens: a proxy that does not hand on the upgrade lets it hang or refuses it. */
function opens(): Promise<boolean> {
  const { protocol, host } = window.location
  return new Promise(done => {
    const socket = new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/cable`)
    const say = (is: boolean) => {
      clearTimeout(timer)
      socket.close()
      done(is)
    }
    const timer = setTimeout(() => say(false), OPENS_WITHIN_MS)
    socket.onopen = () => say(true)
    socket.onerror = () => say(false)
  })
}
