'use client'

import { useEffect, useState } from 'react'
import { useAccount } from '../data/account-context.tsx'
import { useInstallation } from '../data/session.ts'
import { type Hop, HopError, type PushState, pushState, subscribe, tryOut, unsubscribe } from './push.ts'

/** How far a trial has come: up to which hop, and what went wrong there. */
export type Trial = { hop: Hop; error: HopError | null; done: boolean }

/** Being told on this browser: whether, turning it on and off, and trying it out hop by hop. */
export function useDevice() {
  const { me } = useAccount()
  const vapidKey = useInstallation().data?.vapid_public_key
  const [state, setState] = useState<PushState | null>(null)
  const [busy, setBusy] = useState(false)
  const [trial, setTrial] = useState<Trial | null>(null)
  useEffect(() => {
    pushState(me).then(setState, () => setState('unsupported'))
  }, [me])

  /** Goes through the hops; the last that was begun carries what went wrong. */
  async function run(steps: (onHop: (hop: Hop) => void) => Promise<unknown>) {
    let at: Hop = 'permission'
    setBusy(true)
    try {
      await steps(hop => {
        at = hop
        setTrial({ hop, error: null, done: false })
      })
      setTrial({ hop: at, error: null, done: true })
    } catch (error) {
      const known = error instanceof HopError ? error : new HopError(at, 'unreachable')
      setTrial({ hop: known.hop, error: known, done: true })
    }
    setState(await pushState(me))
    setBusy(false)
  }

  return {
    state,
    busy,
    trial,
    turnOn: () => run(onHop => subscribe(me, vapidKey ?? '', onHop)),
    async turnOff() {
      setBusy(true)
      await unsubscribe(me).catch(() => {})
      setTrial(null)
      setState(await pushState(me))
      setBusy(false)
    },
    /** Turns it on, as far as it is not, and sends a trial. */
    tryIt: () => run(async onHop => tryOut(await subscribe(me, vapidKey ?? '', onHop), onHop)),
  }
}
