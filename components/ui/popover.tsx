'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { Opener } from './opener.tsx'
import { type Loader, once, useLoaded } from './when-needed.tsx'

type Content = ComponentProps<typeof import('./popover-content.tsx')['PopoverContent']>
const fetchContent = once(() => import('./popover-content.tsx'))

type Props = Omit<Content, 'trigger' | 'onOpenChange'> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger: ReactNode
  /** What it shows, where that is fetched too: the focus goes into it when it opens. */
  needs?: Loader<unknown>
}

/** What opens beside a button, and is fetched and drawn only then. */
export function Popover({ open, onOpenChange, trigger, needs = fetchContent, ...content }: Props) {
  const id = useId()
  const prepare = () => void Promise.all([needs(), fetchContent()]).catch(() => {})
  return (
    <>
      <Opener asChild opens="dialog" id={id} open={open} onPrepare={prepare} onOpen={onOpenChange}>
        {trigger}
      </Opener>
      {open && <Open {...content} needs={needs} trigger={id} onOpenChange={onOpenChange} />}
    </>
  )
}

function Open({ needs, ...props }: Content & { needs: Loader<unknown> }) {
  const found = useLoaded(fetchContent)
  const isComplete = useLoaded(needs) !== null
  return found && isComplete && <found.PopoverContent {...props} />
}
