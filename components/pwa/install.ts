'use client'

import { createStore } from '../data/store.ts'

type InstallPrompt = Event & { prompt: () => Promise<void>; userChoice: Promise<{ outcome: 'accepted' | 'dismissed' }> }

/** The browser's offer to install Charla as an app, as long as it stands. */
export const installOffer = createStore<InstallPrompt | null>(null)

if (typeof window !== 'undefined') {
  window.addEventListener('beforeinstallprompt', event => {
    event.preventDefault()
    installOffer.set(event as InstallPrompt)
  })
  window.addEventListener('appinstalled', () => installOffer.set(null))
}

export async function install() {
  const offer = installOffer.get()
  await offer?.prompt()
  if ((await offer?.userChoice)?.outcome === 'accepted') installOffer.set(null)
}

/** Whether this page runs as an installed app. */
export const isInstalled = () => typeof window !== 'undefined' && matchMedia('(display-mode: standalone)').matches
