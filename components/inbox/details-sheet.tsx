'use client'

import { ArrowLeft, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'

type Props = { onOpenChange: (open: boolean) => void; children: ReactNode }

/** The details where there is no room beside the conversation: a sheet over it, and on a phone a page of their own. */
export function DetailsSheet({ onOpenChange, children }: Props) {
  const t = useTranslations('conversation')
  const ts = useTranslations('side.panel')
  const tc = useTranslations('common')
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 animate-fade bg-overlay max-sm:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 end-0 z-30 flex w-full animate-slide flex-col bg-surface sm:w-[340px] sm:shadow-pop"
        >
          <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-2 sm:hidden">
            <Dialog.Close
              aria-label={ts('back')}
              className="grid size-8 place-items-center rounded-md text-muted hover:bg-hover"
            >
              <ArrowLeft size={18} aria-hidden className="flip-rtl" />
            </Dialog.Close>
            <Dialog.Title className="font-semibold">{t('details')}</Dialog.Title>
          </header>
          <Dialog.Close
            aria-label={tc('close')}
            className="absolute end-2 top-5 z-10 grid size-8 place-items-center rounded-md text-muted hover:bg-hover max-sm:hidden"
          >
            <X size={16} aria-hidden />
          </Dialog.Close>
          <div className="min-h-0 flex-1">{children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
