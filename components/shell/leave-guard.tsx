'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { anythingUnsaved, leave } from '../data/unsaved.ts'
import { Confirm } from '../ui/confirm.tsx'

/** Asks before a link leads away from something that is not saved. */
export function LeaveGuard() {
  const t = useTranslations('settings.leave')
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
  return (
    <Confirm
      open={wanted !== null}
      onOpenChange={open => !open && leave.set(null)}
      title={t('title')}
      body={t('body')}
      action={t('action')}
      onConfirm={() => {
        leave.set(null)
        wanted?.()
      }}
    />
  )
}
