'use client'

import { X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

type Props = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode }

/** The details over the conversation, where there is no room beside it. */
export function DetailsSheet({ open, onOpenChange, children }: Props) {
  const t = useTranslations('conversation')
  const tc = useTranslations('common')
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 end-0 z-30 w-[min(340px,calc(100vw-40px))] animate-slide bg-surface shadow-pop"
        >
          <Dialog.Title className="sr-only">{t('details')}</Dialog.Title>
          <Dialog.Close
            aria-label={tc('close')}
            className="absolute end-2 top-2.5 z-10 grid size-8 place-items-center rounded-md text-muted hover:bg-hover"
          >
            <X size={16} aria-hidden />
          </Dialog.Close>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
