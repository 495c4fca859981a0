'use client'

import { CalendarClock, Clock } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { MenuItem, MenuLabel, MenuSeparator } from '../ui/menu.tsx'
import type { LaterProps } from './later-menu.tsx'
import { sendTimes } from './send-times.ts'

export function LaterEntries({ hindrance, onPick, onChoose }: LaterProps) {
  const t = useTranslations('composer.later')
  const locale = useLocale()
  const time = new Intl.DateTimeFormat(locale, { weekday: 'short', hour: 'numeric', minute: '2-digit' })
  return (
    <>
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
    </>
  )
}
