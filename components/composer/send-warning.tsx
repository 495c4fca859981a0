'use client'

import { AlertDialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'

type Props = { title: string; body: ReactNode; onSend: () => void; onBack: () => void }

/** Asks before something goes out that its writer may not have seen. */
export default function SendWarning({ title, body, onSend, onBack }: Props) {
  const t = useTranslations('composer.warning')
  return (
    <AlertDialog.Root open onOpenChange={open => !open && onBack()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <AlertDialog.Content className="fixed inset-x-4 top-[20vh] z-40 mx-auto max-w-md animate-pop rounded-xl bg-raised p-5 shadow-pop">
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description asChild>
            <div className="mt-2 text-sm text-muted">{body}</div>
          </AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Cancel asChild>
              <Button>{t('back')}</Button>
            </AlertDialog.Cancel>
            <AlertDialog.Action asChild>
              <Button tone="primary" onClick={onSend}>
                {t('send')}
              </Button>
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
