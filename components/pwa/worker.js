// The service worker: shows pushes, opens what they are about, and has a page for when the server cannot be reached. It
// keeps nothing that people wrote; `app/sw.js` puts the version in its first line, so that a new one is noticed.
const shell = 'charla-shell'
const offlinePage = '/app/offline'

self.addEventListener('install', event => event.waitUntil(self.caches.open(shell)))

self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))

self.addEventListener('message', event => {
  const { type, page } = event.data ?? {}
  if (type === 'take-over') self.skipWaiting()
  if (type === 'offline-page') event.waitUntil(keepOfflinePage(String(page)))
})

async function keepOfflinePage(html) {
  const cache = await self.caches.open(shell)
  await cache.put(offlinePage, new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
}

self.addEventListener('fetch', event => {
  if (event.request.mode !== 'navigate') return
  event.respondWith(fetch(event.request).catch(async () => (await self.caches.match(offlinePage)) ?? Response.error()))
})

self.addEventListener('push', event => event.waitUntil(tell(read(event.data))))

function read(data) {
  try {
    return data?.json() ?? {}
  } catch {
    return {}
  }
}

/** The dashboard's windows, also those that were loading while the worker began: nobody claims these. */
async function ourWindows() {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  return windows.filter(({ url }) => /^\/app(\/|$)/.test(new URL(url).pathname))
}

/** Whoever looks at the account is told by the page itself. A trial is always shown. */
async function tell({ title = 'Charla', body = '', tag, url, account_id: account }) {
  const windows = await ourWindows()
  for (const page of windows) page.postMessage({ type: 'pushed', tag })
  if (tag !== 'trial' && windows.some(page => page.focused && shows(page, account))) return
  await self.registration.showNotification(title, {
    body,
    tag,
    renotify: Boolean(tag),
    icon: '/icon-192.png',
    badge: '/badge-96.png',
    data: { url },
  })
}

/** Whether the window is one of the account's. */
const shows = (page, account) => new URL(page.url).pathname.startsWith(`/app/accounts/${account}/`)

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.url))
})

/** In a window that is there, without a new load, or in a new one. Only pages of ours. */
async function open(url) {
  const target = new URL(url ?? '/app', self.location.origin)
  const path = target.origin === self.location.origin ? target.pathname + target.search : '/app'
  const windows = await ourWindows()
  const account = /^\/app\/accounts\/(\d+)\//.exec(path)?.[1]
  const page = windows.find(one => shows(one, account)) ?? windows[0]
  if (!page) return self.clients.openWindow(path)
  await page.focus()
  page.postMessage({ type: 'open', path })
}

/** The browser has changed the subscription by itself: the server is told of the new one. */
self.addEventListener('pushsubscriptionchange', event => event.waitUntil(subscribeAnew(event.oldSubscription)))

async function subscribeAnew(old) {
  const { vapid_public_key: key } = await (await fetch('/api/v1/installation')).json()
  const made = await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = made.toJSON()
  const send = (method, body) =>
    fetch('/api/v1/notification_subscriptions', {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await send('POST', { subscription_type: 'browser_push', subscription_attributes: { endpoint, ...keys } })
  if (old) await send('DELETE', { endpoint: old.endpoint })
}
