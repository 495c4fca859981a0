import { createStore } from '../data/store.ts'

/** A newer worker, and so a newer Charla, that waits until this page is loaded again. */
export const newer = createStore<ServiceWorker | null>(null)

/** A page that is so young was made by the newest version, whichever worker was there before. In milliseconds. */
const young = 20_000
const lookEvery = 20 * 60_000

let looked = 0

/** Registers the worker, and notices when another version has been put in place. Nothing where browsers have none. */
export async function registerWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator)) return null
  const registration = await navigator.serviceWorker.register('/sw.js', { scope: '/app' }).catch(() => null)
  if (!registration) return null
  looked = Date.now()
  const settle = (worker: ServiceWorker | null) => {
    if (!worker || !navigator.serviceWorker.controller) return
    if (performance.now() < young) worker.postMessage({ type: 'take-over' })
    else newer.set(worker)
  }
  settle(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const found = registration.installing
    found?.addEventListener('statechange', () => found.state === 'installed' && settle(found))
  })
  return registration
}

/** Asks whether there is a newer version, at most every twenty minutes. */
export function lookForNewer(registration: ServiceWorkerRegistration) {
  if (Date.now() - looked < lookEvery) return
  looked = Date.now()
  registration.update().catch(() => {})
}

/** Lets the newer version take over and loads the page again. */
export function takeNewer() {
  const worker = newer.get()
  if (!worker) return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  worker.postMessage({ type: 'take-over' })
}
