'use client'

import { usePathname } from 'next/navigation'
import { useEffect } from 'react'
import type { NotificationWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { useInstallation } from '../data/session.ts'
import { readInboxRoute } from '../shell/paths.ts'
import { localStore } from '../ui/persisted.ts'
import { setWaiting } from '../ui/use-title.ts'
import { readSounds } from './sounds.ts'
import { useNotificationFeed, useReadOnOpen } from './use-feed.ts'
import { useUnreadNotifications } from './use-notifications.ts'

/** Follows the viewer's notifications wherever they are: the count in the tab, the tone, and what reading settles. */
export function Alerts() {
  const { profile } = useAccount()
  const unread = useUnreadNotifications().data
  useEffect(() => setWaiting(unread ?? 0), [unread])
  useEffect(() => () => setWaiting(0), [])
  useReadOnOpen(readInboxRoute(usePathname()).conversationId)
  useResumedPush(profile.id)
  useNotificationFeed(news => void ring(news, profile.ui_settings?.sounds))
  return null
}

/** Once per load, when nothing else waits: the person of this browser may be another than before. */
function useResumedPush(person: number) {
  const vapidKey = useInstallation().data?.vapid_public_key
  useEffect(() => {
    if (!vapidKey || localStore()?.getItem(`charla:push:${person}`) !== 'on') return
    const timer = setTimeout(() => import('./push.ts').then(({ resume }) => resume(person, vapidKey)), 4_000)
    return () => clearTimeout(timer)
  }, [person, vapidKey])
}

/** In one of the tabs that hear of it alone. */
async function ring({ id, notification_type: type }: NotificationWire, kept: unknown) {
  const { tones, volume, always } = readSounds(kept)
  const tone = tones[type]
  if (tone === 'none' || (!always && document.hasFocus())) return
  await alone(`charla:sound:${id}`, async () => (await import('./tones.ts')).play(tone, volume))
}

/** Does it unless another tab does; what they wake up late for counts as done. */
async function alone(name: string, run: () => Promise<void>) {
  if (!navigator.locks) return run()
  await navigator.locks.request(name, { ifAvailable: true }, async lock => {
    if (!lock) return
    await run()
    await new Promise(done => setTimeout(done, 3_000))
  })
}
