'use client'

import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { cx } from './cx.ts'
import type { DialogProps } from './dialog.tsx'

export function DialogWindow({ open, onOpenChange, title, description, children, wide, medium }: DialogProps) {
  const t = useTranslations('common')
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Radix.Content
          onOpenAutoFocus={focusFirstField}
          aria-describedby={description ? undefined : ''}
          className={cx(
            'fixed inset-x-4 top-[12vh] z-40 mx-auto flex max-h-[80vh] animate-pop flex-col overflow-hidden rounded-xl bg-raised shadow-pop',
            wide ? 'max-w-3xl' : medium ? 'max-w-xl' : 'max-w-md',
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-sm text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close
              aria-label={t('close')}
              className="-me-1.5 grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-text"
            >
              <X size={16} aria-hidden />
            </Radix.Close>
          </header>
          {/* Long text without a control inside must scroll by keyboard too. */}
          <div tabIndex={wide ? 0 : undefined} className="ring-inset-focus min-h-0 overflow-y-auto px-5 pt-4 pb-5">
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Where there is something to fill in, one begins there and not at the button that closes. */
function focusFirstField(event: Event) {
  const field = (event.currentTarget as HTMLElement).querySelector<HTMLElement>(
    'input:not([type=hidden], [type=file], :disabled), select:not(:disabled), textarea:not(:disabled), [contenteditable=true]',
  )
  if (!field || event.defaultPrevented) return
  event.preventDefault()
  field.focus()
  if (field instanceof HTMLInputElement) field.select()
}
