'use client'

import { CalendarClock, Clock3, Ellipsis, Mail, MailOpen, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '../ui/menu.tsx'
import { snoozeTimes } from './snooze-times.ts'

type Props = {
  read: boolean
  onRead: (read: boolean) => void
  onSnooze: (until: number, when: string) => void
  onPick: () => void
  onDelete: () => void
}

/** With a mouse: buttons over the row while it is pointed at. On touch: one menu that is always there. */
export function RowActions(props: Props) {
  const t = useTranslations('notifications')
  const { read, onRead, onDelete } = props
  const Read = read ? Mail : MailOpen
  const readLabel = read ? t('markUnread') : t('read')
  return (
    <>
      <div className="absolute end-3 top-2 hidden items-center gap-0.5 rounded-md bg-raised opacity-0 shadow-low ring-1 ring-line focus-within:opacity-100 group-focus-within/row:opacity-100 group-hover/row:opacity-100 has-data-[state=open]:opacity-100 pointer-fine:flex">
        <IconButton label={readLabel} keys="u" onClick={() => onRead(!read)} className="size-7">
          <Read size={15} aria-hidden />
        </IconButton>
        <Menu>
          <MenuTrigger asChild>
            <IconButton label={t('snooze')} keys="h" className="size-7">
              <Clock3 size={15} aria-hidden />
            </IconButton>
          </MenuTrigger>
          <MenuContent>
            <SnoozeItems {...props} />
          </MenuContent>
        </Menu>
        <IconButton label={t('delete')} keys="backspace" onClick={onDelete} className="size-7">
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </div>
      <div className="absolute end-2 bottom-1.5 pointer-fine:hidden">
        <Menu>
          <MenuTrigger asChild>
            <IconButton label={t('more')}>
              <Ellipsis size={16} aria-hidden />
            </IconButton>
          </MenuTrigger>
          <MenuContent>
            <MenuItem icon={<Read size={15} />} onSelect={() => onRead(!read)}>
              {readLabel}
            </MenuItem>
            <MenuSeparator />
            <SnoozeItems {...props} />
            <MenuSeparator />
            <MenuItem icon={<Trash2 size={15} />} onSelect={onDelete}>
              {t('delete')}
            </MenuItem>
          </MenuContent>
        </Menu>
      </div>
    </>
  )
}

function SnoozeItems({ onSnooze, onPick }: Pick<Props, 'onSnooze' | 'onPick'>) {
  const t = useTranslations()
  return (
    <>
      {snoozeTimes(new Date()).map(({ id, until }) => {
        const when = id === 'inAnHour' ? t('notifications.inAnHour') : t(`actions.snoozes.${id}`)
        return (
          <MenuItem key={id} icon={<Clock3 size={15} />} onSelect={() => onSnooze(until, when)}>
            {when}
          </MenuItem>
        )
      })}
      <MenuItem icon={<CalendarClock size={15} />} onSelect={onPick}>
        {t('notifications.pick')}
      </MenuItem>
    </>
  )
}
