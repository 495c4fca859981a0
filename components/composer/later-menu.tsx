'use client'

import { ChevronDown } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { Menu, MenuContent, MenuTrigger } from '../ui/menu.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'

const LaterEntries = whenNeeded(async () => (await import('./later-entries.tsx')).LaterEntries)

export type LaterProps = {
  /** Why nothing can be planned now. */
  hindrance: string | null
  onPick: (at: number) => void
  onChoose: () => void
}
type Props = LaterProps & { open: boolean; onOpenChange: (open: boolean) => void }

/** When the answer goes out, if not now. */
export function LaterMenu({ open, onOpenChange, ...entries }: Props) {
  const t = useTranslations('composer.later')
  return (
    <Menu open={open} onOpenChange={onOpenChange}>
      <MenuTrigger
        aria-label={t('menu')}
        className={cx(
          'grid h-8 w-7 place-items-center rounded-e-md border-s border-on-accent/25 bg-accent text-on-accent',
          'hover:bg-accent-hover',
        )}
      >
        <ChevronDown size={14} aria-hidden />
      </MenuTrigger>
      <MenuContent needs={LaterEntries.load} side="top" className="w-72">
        <LaterEntries {...entries} />
      </MenuContent>
    </Menu>
  )
}
