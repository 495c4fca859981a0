'use client'

import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type ComponentProps, type ReactNode, useRef, useState } from 'react'
import { Borrowed } from './borrowed.tsx'
import { cx } from './cx.ts'
import { Keys } from './keys.tsx'
import { landmarkOf, useLandmark } from './landmark.ts'

const itemClass =
  'flex h-8 cursor-default select-none items-center gap-2.5 rounded-md px-2 text-sm outline-none data-[highlighted]:bg-hover data-[disabled]:text-faint'

export const MenuSub = DropdownMenu.Sub
export const MenuRadioGroup = DropdownMenu.RadioGroup

type ContentProps = ComponentProps<typeof DropdownMenu.Content> & {
  /** The id of the button. */
  trigger: string
  byKey: boolean
  onOpenChange: (open: boolean) => void
}

/** Leaves the page behind it alone: nothing is hidden from readers, and a press outside does what it says. */
export function MenuContent({ trigger, byKey, onOpenChange, className, children, ...props }: ContentProps) {
  const [button] = useState(() => document.getElementById(trigger))
  const entered = useRef(false)
  return (
    <DropdownMenu.Root modal={false} dir={pageDirection()} open onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <Borrowed element={button} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmarkOf(button)}>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-labelledby={trigger}
          {...props}
          onFocus={event => {
            if (event.target !== event.currentTarget || entered.current) return
            entered.current = true
            if (byKey) firstItem(event.currentTarget)?.focus()
          }}
          className={cx(
            'z-50 max-h-[var(--radix-dropdown-menu-content-available-height)] min-w-52 animate-pop overflow-y-auto rounded-lg bg-raised p-1 shadow-pop',
            className,
          )}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const pageDirection = () => (document.documentElement.dir === 'rtl' ? 'rtl' : 'ltr')
const firstItem = (menu: HTMLElement) => menu.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')

type ItemProps = ComponentProps<typeof DropdownMenu.Item> & { icon?: ReactNode; keys?: string; hint?: string }

export function MenuItem({ icon, keys, hint, children, className, ...props }: ItemProps) {
  return (
    <DropdownMenu.Item {...props} className={cx(itemClass, className)}>
      {icon && <span className="text-muted">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="text-xs text-faint">{hint}</span>}
      {keys && <Keys keys={keys} />}
    </DropdownMenu.Item>
  )
}

type RadioProps = ComponentProps<typeof DropdownMenu.RadioItem> & { icon?: ReactNode }

export function MenuRadio({ icon, children, ...props }: RadioProps) {
  return (
    <DropdownMenu.RadioItem {...props} className={itemClass}>
      {icon && <span className="text-muted">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <DropdownMenu.ItemIndicator>
        <Check size={14} aria-hidden />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
  )
}

export function MenuSubTrigger({
  icon,
  children,
  ...props
}: ComponentProps<typeof DropdownMenu.SubTrigger> & { icon?: ReactNode }) {
  return (
    <DropdownMenu.SubTrigger {...props} className={cx(itemClass, 'data-[state=open]:bg-hover')}>
      {icon && <span className="text-muted">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      <span aria-hidden className="flip-rtl text-faint">
        ›
      </span>
    </DropdownMenu.SubTrigger>
  )
}

export function MenuSubContent({ children }: { children: ReactNode }) {
  const [place, landmark] = useLandmark()
  return (
    <>
      <span ref={place} hidden />
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.SubContent
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-44 animate-pop rounded-lg bg-raised p-1 shadow-pop"
        >
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-2 pb-1 text-xs font-medium text-faint">{children}</DropdownMenu.Label>
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="-mx-1 my-1 h-px bg-line" />
}
