'use client'

import { RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { directionOf } from '../i18n/locale.ts'
import { useGo } from '../shell/use-go.ts'
import { offlinePage } from './offline-page.ts'
import { lookForNewer, newer, registerWorker, takeNewer } from './worker-link.ts'

/** The worker behind the pages: registered here, given the words of the offline page, and asked for newer versions. */
export default function AppWorker() {
  const t = useTranslations('pwa')
  const lang = useLocale()
  const go = useGo()
  const [registration, setRegistration] = useState<ServiceWorkerRegistration | null>(null)
  useEffect(() => {
    let isGone = false
    registerWorker().then(found => !isGone && setRegistration(found))
    const onMessage = ({ data }: MessageEvent) => data?.type === 'open' && go(String(data.path))
    navigator.serviceWorker?.addEventListener('message', onMessage)
    return () => {
      isGone = true
      navigator.serviceWorker?.removeEventListener('message', onMessage)
    }
  }, [go])
  useEffect(() => {
    if (!registration) return
    const look = () => document.visibilityState === 'visible' && lookForNewer(registration)
    const timer = setInterval(look, 60_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [registration])
  useEffect(() => {
    if (!registration) return
    const words = { title: t('offline'), body: t('offlineBody'), retry: t('retry') }
    const page = offlinePage({ lang, dir: directionOf(lang), ...words })
    navigator.serviceWorker.ready.then(({ active }) => active?.postMessage({ type: 'offline-page', page }))
  }, [registration, lang, t])
  return <NewerBanner />
}

function NewerBanner() {
  const t = useTranslations('pwa')
  const worker = useStore(newer)
  if (!worker) return null
  return (
    <div
      role="status"
      className="flex shrink-0 items-center justify-center gap-3 border-b border-line bg-info-soft px-4 py-1 text-xs text-info"
    >
      {t('newer')}
      <button
        type="button"
        onClick={takeNewer}
        className="flex items-center gap-1.5 rounded-md px-2 py-1 font-medium hover:bg-hover"
      >
        <RefreshCw size={13} aria-hidden />
        {t('reload')}
      </button>
    </div>
  )
}
