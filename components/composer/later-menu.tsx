'use client'

import { CalendarClock, ChevronDown, Clock } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from '../ui/menu.tsx'
import { sendTimes } from './send-times.ts'

type Props = {
  /** Why nothing can be planned now. */
  hindrance: string | null
  onPick: (at: number) => void
  onChoose: () => void
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** When the answer goes out, if not now. */
export function LaterMenu({ hindrance, onPick, onChoose, open, onOpenChange }: Props) {
  const t = useTranslations('composer.later')
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' })
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
      <MenuContent side="top" className="w-72">
        <MenuLabel>{t('menu')}</MenuLabel>
        {hindrance ? (
          <p className="px-2 pb-2 text-sm text-muted">{hindrance}</p>
        ) : (
          <>
            {sendTimes(new Date()).map(({ id, at }) => (
              <MenuItem
                key={id}
                icon={<Clock size={15} aria-hidden />}
                hint={time.format(at * 1000)}
                onSelect={() => onPick(at)}
              >
                {t(id)}
              </MenuItem>
            ))}
            <MenuSeparator />
            <MenuItem icon={<CalendarClock size={15} aria-hidden />} onSelect={onChoose}>
              {t('choose')}
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  )
}
