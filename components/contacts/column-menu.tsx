'use client'

import { Columns3 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { useLandmark } from '../ui/landmark.ts'
import type { Column } from './columns.ts'

type Props = { all: Column[]; shown: string[]; onChange: (ids: string[] | null) => void }

/** Which columns the table has. They are remembered in this browser. */
export function ColumnMenu({ all, shown, onChange }: Props) {
  const t = useTranslations('contacts')
  const [place, landmark] = useLandmark()
  const toggle = (id: string) => {
    const wanted = shown.includes(id) ? shown.filter(one => one !== id) : [...shown, id]
    onChange(all.map(column => column.id).filter(one => wanted.includes(one)))
  }
  return (
    <Popover.Root>
      <span ref={place} hidden />
      <Popover.Trigger asChild>
        <IconButton label={t('columns.title')} className="max-md:hidden">
          <Columns3 size={15} aria-hidden />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal container={landmark}>
        <Popover.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('columns.title')}
          className="z-50 flex max-h-[min(480px,var(--radix-popover-content-available-height))] w-64 animate-pop flex-col rounded-lg bg-raised shadow-pop"
        >
          <fieldset className="min-h-0 overflow-y-auto p-1">
            <legend className="px-2 pt-2 pb-1 text-xs font-medium text-faint">{t('columns.title')}</legend>
            {all.map(column => (
              <label key={column.id} className="flex h-8 items-center gap-2.5 rounded-md px-2 hover:bg-hover">
                <input
                  type="checkbox"
                  checked={shown.includes(column.id)}
                  onChange={() => toggle(column.id)}
                  className="size-4 accent-accent"
                />
                <bdi className="min-w-0 flex-1 truncate">
                  {column.custom?.attribute_display_name ?? t(`fields.${column.id as 'email'}`)}
                </bdi>
                {column.custom && <span className="text-xs text-faint">{t('columns.own')}</span>}
              </label>
            ))}
          </fieldset>
          <button
            type="button"
            onClick={() => onChange(null)}
            className="ring-inset-focus border-t border-line px-3 py-2 text-start text-xs font-medium text-accent-text hover:underline"
          >
            {t('columns.reset')}
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
