'use client'

import { AlertDialog } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import type { ConfirmProps } from './confirm.tsx'

export function ConfirmWindow({ open, onOpenChange, title, body, action, busy, onConfirm }: ConfirmProps) {
  const t = useTranslations('common')
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <AlertDialog.Content className="fixed inset-x-4 top-[20vh] z-40 mx-auto max-w-md animate-pop rounded-xl bg-raised p-5 shadow-pop">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 text-sm text-muted">{body}</div>
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t('cancel')}</Button>
            </AlertDialog.Cancel>
            <Button tone="danger" busy={busy} onClick={onConfirm}>
              {action}
            </Button>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
