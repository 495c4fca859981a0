'use client'

import { usePathname, useRouter } from 'next/navigation'
import { type RefObject, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { anythingUnsaved, leave } from '../data/unsaved.ts'
import { Words } from '../i18n/words-gate.tsx'
import { Confirm } from '../ui/confirm.tsx'

/** Asks before a link, or the browser's Back, leads away from something that is not saved. */
export default function LeaveGuard() {
  const router = useRouter()
  const wanted = useStore(leave)
  useEffect(() => {
    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0
      if (!(link instanceof HTMLAnchorElement) || link.target || elsewhere || !anythingUnsaved()) return
      if (link.origin !== window.location.origin || link.pathname === window.location.pathname) return
      // Before the page's router hears of it.
      event.preventDefault()
      event.stopPropagation()
      leave.set(() => router.push(link.pathname + link.search))
    }
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  }, [router])
  const shown = usePathname()
  const here = useRef(shown)
  useEffect(() => {
    here.current = shown
  }, [shown])
  useEffect(() => holdHistory(here), [])
  return (
    wanted && (
      <Words of="rest">
        <Asking go={wanted} />
      </Words>
    )
  )
}

function Asking({ go }: { go: () => void }) {
  const t = useTranslations('settings.leave')
  return (
    <Confirm
      open
      onOpenChange={open => !open && leave.set(null)}
      title={t('title')}
      body={t('body')}
      action={t('action')}
      onConfirm={() => {
        leave.set(null)
        go()
      }}
    />
  )
}

/** Where somebody who has been asked goes on to in the history: that step is not asked about again. */
let released = false

function holdHistory(here: RefObject<string>) {
  return 'navigation' in window ? holdTraversals(window.navigation, here) : holdPops(here)
}

/** The browser tells before it goes. It need not be held twice in a row without a press in between: nobody is trapped. */
function holdTraversals(navigation: Navigation, here: RefObject<string>) {
  function onNavigate(event: NavigateEvent) {
    if (event.navigationType !== 'traverse' || !event.cancelable || !holds(event.destination.url, here.current)) return
    const { key } = event.destination
    event.preventDefault()
    leave.set(() => {
      released = true
      navigation.traverseTo(key)
    })
  }
  navigation.addEventListener('navigate', onNavigate)
  return () => navigation.removeEventListener('navigate', onNavigate)
}

/** Older browsers tell once they are there: it is taken back before the page's router hears of it. */
function holdPops(here: RefObject<string>) {
  function onPop(event: PopStateEvent) {
    if (!holds(window.location.href, here.current)) return
    event.stopImmediatePropagation()
    window.history.forward()
    leave.set(() => {
      released = true
      window.history.back()
    })
  }
  window.addEventListener('popstate', onPop, true)
  return () => window.removeEventListener('popstate', onPop, true)
}

function holds(url: string, here: string) {
  const going = released
  released = false
  return !going && anythingUnsaved() && new URL(url).pathname !== here
}
