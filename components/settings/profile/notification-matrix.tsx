'use client'

import { useTranslations } from 'use-intl'
import { type NotificationSettingsWire, notificationTypes } from '#lib/protocol/notification.ts'

const ways = ['email', 'push'] as const
export type Way = (typeof ways)[number]

type Props = { settings: NotificationSettingsWire; onChange: (way: Way, flags: string[]) => void }

/** Events × ways. The head of a column ticks all of it. */
export function NotificationMatrix({ settings, onChange }: Props) {
  const t = useTranslations('settings.notifications')
  const chosen = { email: settings.selected_email_flags, push: settings.selected_push_flags }
  const all = { email: settings.all_email_flags, push: settings.all_push_flags }
  const toggle = (way: Way, flag: string, on: boolean) =>
    onChange(way, on ? [...chosen[way], flag] : chosen[way].filter(one => one !== flag))
  return (
    <table className="w-full border-y border-line">
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className="py-2 text-start text-xs font-medium text-faint">
            {t('event')}
          </th>
          {ways.map(way => (
            <th key={way} scope="col" className="w-24 py-2 text-center text-xs font-medium text-faint">
              <label className="inline-flex cursor-pointer flex-col items-center gap-1.5">
                {t(`ways.${way}`)}
                <input
                  type="checkbox"
                  aria-label={t('allOf', { way: t(`ways.${way}`) })}
                  checked={chosen[way].length === all[way].length}
                  ref={box => {
                    if (box) box.indeterminate = chosen[way].length > 0 && chosen[way].length < all[way].length
                  }}
                  onChange={event => onChange(way, event.target.checked ? all[way] : [])}
                  className="size-4 accent-[var(--accent)]"
                />
              </label>
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {notificationTypes.map(type => (
          <tr key={type}>
            <th scope="row" className="py-2.5 pe-3 text-start font-normal">
              <span className="block font-medium">{t(`events.${type}.name`)}</span>
              <span className="block text-muted">{t(`events.${type}.body`)}</span>
            </th>
            {ways.map(way => (
              <td key={way} className="text-center">
                <input
                  type="checkbox"
                  aria-label={t('eventBy', { event: t(`events.${type}.name`), way: t(`ways.${way}`) })}
                  checked={chosen[way].includes(`${way}_${type}`)}
                  onChange={event => toggle(way, `${way}_${type}`, event.target.checked)}
                  className="size-4 accent-[var(--accent)]"
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
