'use client'

import { Dialog } from 'radix-ui'
import { Chooser, type ChooserProps } from './chooser.tsx'

/** A chooser over the page, for who asked for it by a key or from the palette. */
export function ChooserDialog(props: ChooserProps) {
  return (
    <Dialog.Root open onOpenChange={open => !open && props.onDone()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[14vh] z-40 mx-auto flex max-w-md animate-pop flex-col overflow-hidden rounded-xl bg-raised shadow-pop"
        >
          <Dialog.Title className="px-3 pt-3 text-xs font-medium text-faint">{props.label}</Dialog.Title>
          <Chooser {...props} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
