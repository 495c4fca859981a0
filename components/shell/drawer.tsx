'use client'

import { Dialog } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { drawer } from './navigation-drawer.ts'
import { Sidebar } from './sidebar.tsx'

/** The navigation over the page, where there is no room beside it. */
export function Drawer({ onSearch }: { onSearch: () => void }) {
  const t = useTranslations('nav')
  return (
    <Dialog.Root open onOpenChange={next => drawer.set(next)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 animate-fade bg-overlay lg:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 start-0 z-30 w-72 animate-fade bg-bg shadow-pop lg:hidden"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <Sidebar
            wide
            onNavigate={() => drawer.set(false)}
            onSearch={() => {
              drawer.set(false)
              onSearch()
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
