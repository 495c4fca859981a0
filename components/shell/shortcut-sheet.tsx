'use client'

import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Keys } from '../ui/keys.tsx'
import { commands, sections } from './commands.ts'

/** The `?` sheet: what the keys do here. */
export default function ShortcutSheet({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const t = useTranslations('palette')
  const all = useStore(commands).filter(command => command.keys)
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('shortcuts')} wide>
      <div className="gap-x-8 sm:columns-2">
        {sections.map(section => {
          const list = all.filter(command => command.section === section)
          if (list.length === 0) return null
          return (
            <section key={section} className="mb-5 break-inside-avoid">
              <h3 className="mb-1 text-xs font-medium text-faint">{t(`section.${section}`)}</h3>
              <dl>
                {list.map(command => (
                  <div key={command.id} className="flex h-8 items-center justify-between gap-4 border-b border-line/60">
                    <dt className="truncate">{command.title}</dt>
                    <dd className="flex gap-1.5">
                      {command.keys?.split(' ').map(keys => (
                        <Keys key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}
