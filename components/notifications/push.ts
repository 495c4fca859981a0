import { devicesApi } from '../data/api-notifications.ts'
import { ApiError } from '../data/http.ts'
import { localStore, persist } from '../ui/persisted.ts'

/** Why this browser cannot be told at all. */
export type Hindrance = 'insecure' | 'iosHome' | 'unsupported' | 'blocked'
export type PushState = 'on' | 'off' | Hindrance

/** What has to go well, one after another, for a push to arrive. */
export const hops = ['permission', 'worker', 'subscription', 'server', 'service', 'arrival'] as const
export type Hop = (typeof hops)[number]

/** A hop that went wrong, and in which of the ways for which there are words. */
export class HopError extends Error {
  readonly hop: Hop
  readonly reason: HopReason
  readonly detail: string
  constructor(hop: Hop, reason: HopReason, detail = '') {
    super(`${hop}: ${reason}`)
    this.hop = hop
    this.reason = reason
    this.detail = detail
  }
}
export type HopReason =
  | Hindrance
  | 'dismissed'
  | 'workerFailed'
  | 'browserRefused'
  | 'serverRefused'
  | 'unreachable'
  | 'serviceGone'
  | 'serviceLater'
  | 'serviceRefused'
  | 'notArrived'

const chosen = (person: number) => `charla:push:${person}`
/** From asking the push service on; in milliseconds. */
const arrivesWithin = 25_000

export function hindrance(): Hindrance | null {
  if (!window.isSecureContext) return 'insecure'
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    const isApple =
      /iPhone|iPad/.test(navigator.userAgent) || (/Mac/.test(navigator.platform) && navigator.maxTouchPoints > 1)
    return isApple ? 'iosHome' : 'unsupported'
  }
  return Notification.permission === 'denied' ? 'blocked' : null
}

/** Whether the person is told on this browser. */
export async function pushState(person: number): Promise<PushState> {
  const hindered = hindrance()
  if (hindered) return hindered
  const isWanted = localStore()?.getItem(chosen(person)) === 'on'
  return isWanted && (await subscription()) && Notification.permission === 'granted' ? 'on' : 'off'
}

async function subscription() {
  const registration = await navigator.serviceWorker?.getRegistration('/app')
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** Does what is needed to be told on this browser, hop by hop. Answers the server's number of it. @throws HopError */
export async function subscribe(person: number, vapidKey: string, onHop: (hop: Hop) => void): Promise<number> {
  onHop('permission')
  const hindered = hindrance()
  if (hindered) throw new HopError('permission', hindered)
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') throw new HopError('permission', permission === 'denied' ? 'blocked' : 'dismissed')
  onHop('worker')
  const registration = await worker()
  onHop('subscription')
  const made = await subscribeTo(registration, vapidKey)
  onHop('server')
  const { id } = await tellServer(made)
  persist(chosen(person), 'on')
  return id
}

/** This browser is told no more, neither of this person nor of anybody. */
export async function unsubscribe(person: number): Promise<void> {
  localStore()?.removeItem(chosen(person))
  const now = await subscription()
  if (!now) return
  await devicesApi.remove(now.endpoint)
  await now.unsubscribe().catch(() => {})
}

/**
 * Once somebody has signed out: their news must not appear here any more, and what is on the screen goes. The server has
 * forgotten the device with the session. Their choice is kept for when they are back.
 */
export async function silence(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration('/app')
  if (!registration) return
  for (const shown of await registration.getNotifications()) shown.close()
  await (await registration.pushManager?.getSubscription())?.unsubscribe()
}

/** Who chose to be told here is told again, after somebody else used this browser or the subscription changed. */
export async function resume(person: number, vapidKey: string): Promise<void> {
  const isWanted = localStore()?.getItem(chosen(person)) === 'on'
  if (!isWanted || hindrance() || Notification.permission !== 'granted') return
  await subscribe(person, vapidKey, () => {}).catch(() => {})
}

/** Sends a trial through the push service and waits until it is here. @throws HopError */
export async function tryOut(device: number, onHop: (hop: Hop) => void): Promise<void> {
  onHop('service')
  const arrived = arrival()
  const answers = await devicesApi.test().catch(error => {
    throw refusal(error, 'service')
  })
  const answer = answers.find(one => one.id === device)
  if (answer?.outcome !== 'delivered') {
    const reasons = { gone: 'serviceGone', again: 'serviceLater' } as const
    const reason = reasons[answer?.outcome as 'gone' | 'again'] ?? 'serviceRefused'
    throw new HopError('service', reason, [answer?.status, answer?.reason].filter(Boolean).join(' '))
  }
  onHop('arrival')
  if (!(await arrived)) throw new HopError('arrival', 'notArrived')
}

async function worker() {
  try {
    await navigator.serviceWorker.register('/sw.js', { scope: '/app' })
    return await navigator.serviceWorker.ready
  } catch (error) {
    throw new HopError('worker', 'workerFailed', String((error as Error).message ?? ''))
  }
}

async function subscribeTo({ pushManager }: ServiceWorkerRegistration, vapidKey: string) {
  try {
    const known = await pushManager.getSubscription()
    if (known && !isFor(known, vapidKey)) await known.unsubscribe()
    return await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: vapidKey })
  } catch (error) {
    throw new HopError('subscription', 'browserRefused', String((error as Error).message ?? ''))
  }
}

function isFor({ options }: PushSubscription, vapidKey: string) {
  const key = options.applicationServerKey
  if (!key) return false
  const text = btoa(String.fromCharCode(...new Uint8Array(key)))
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') === vapidKey
}

async function tellServer(made: PushSubscription) {
  const { endpoint, keys } = made.toJSON()
  try {
    return await devicesApi.add({
      subscription_type: 'browser_push',
      subscription_attributes: { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
    })
  } catch (error) {
    throw refusal(error, 'server')
  }
}

function refusal(error: unknown, hop: Hop) {
  const status = error instanceof ApiError ? error.status : 0
  return status === 0 ? new HopError(hop, 'unreachable') : new HopError(hop, 'serverRefused', String(status))
}

/** Whether a trial comes to the worker in time. */
function arrival() {
  return new Promise<boolean>(done => {
    const heard = ({ data }: MessageEvent) => {
      if (data?.type !== 'pushed' || data.tag !== 'trial') return
      end(true)
    }
    const timer = setTimeout(() => end(false), arrivesWithin)
    const end = (arrived: boolean) => {
      clearTimeout(timer)
      navigator.serviceWorker.removeEventListener('message', heard)
      done(arrived)
    }
    navigator.serviceWorker.addEventListener('message', heard)
  })
}
