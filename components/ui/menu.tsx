'use client'

import { type ComponentProps, type ComponentType, createContext, type ReactNode, use, useId, useState } from 'react'
import { Opener } from './opener.tsx'
import { type Loader, once, useLoaded } from './when-needed.tsx'

type Parts = typeof import('./menu-parts.tsx')
const parts = once(() => import('./menu-parts.tsx'))
const prepare = () => void parts().catch(() => {})

type Opened = {
  id: string
  open: boolean
  /** Whether a key opened it: then its first item has the focus. */
  byKey: boolean
  setOpen: (open: boolean, by?: 'pointer' | 'key') => void
}
const MenuContext = createContext<Opened>({ id: '', open: false, byKey: false, setOpen: () => {} })

type MenuProps = { open?: boolean; onOpenChange?: (open: boolean) => void; children: ReactNode }

/** A menu: its button, and what is fetched and drawn once it opens. */
export function Menu({ open: asked, onOpenChange, children }: MenuProps) {
  const id = useId()
  const [own, setOwn] = useState(false)
  const [byKey, setByKey] = useState(false)
  function setOpen(next: boolean, by: 'pointer' | 'key' = 'pointer') {
    setByKey(by === 'key')
    setOwn(next)
    onOpenChange?.(next)
  }
  return <MenuContext value={{ id, open: asked ?? own, byKey, setOpen }}>{children}</MenuContext>
}

type TriggerProps = ComponentProps<'button'> & { asChild?: boolean }

export function MenuTrigger(props: TriggerProps) {
  const { id, open, setOpen } = use(MenuContext)
  return <Opener {...props} opens="menu" id={id} open={open} onPrepare={prepare} onOpen={setOpen} />
}

type ContentProps = Omit<ComponentProps<Parts['MenuContent']>, 'trigger' | 'byKey' | 'onOpenChange'> & {
  /** What stands in it, where that is fetched too. */
  needs?: Loader<unknown>
}

export function MenuContent(props: ContentProps) {
  const { open } = use(MenuContext)
  return open ? <Open {...props} /> : null
}

function Open({ needs = parts, ...props }: ContentProps) {
  const { id, byKey, setOpen } = use(MenuContext)
  const found = useLoaded(parts)
  const isComplete = useLoaded(needs) !== null
  return found && isComplete && <found.MenuContent {...props} trigger={id} byKey={byKey} onOpenChange={setOpen} />
}

export const MenuItem = part('MenuItem')
export const MenuRadio = part('MenuRadio')
export const MenuRadioGroup = part('MenuRadioGroup')
export const MenuSub = part('MenuSub')
export const MenuSubTrigger = part('MenuSubTrigger')
export const MenuSubContent = part('MenuSubContent')
export const MenuLabel = part('MenuLabel')
export const MenuSeparator = part('MenuSeparator')

/** What stands in an open menu, and so is here when it is drawn. */
function part<Name extends keyof Parts>(name: Name) {
  return function MenuPart(props: object) {
    const Part = parts.loaded?.[name] as ComponentType | undefined
    return Part ? <Part {...props} /> : null
  } as ComponentType<ComponentProps<Parts[Name]>>
}
