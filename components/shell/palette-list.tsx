'use client'

import {
  ArrowRight,
  BookOpen,
  Clock3,
  type LucideIcon,
  MessageSquare,
  MessagesSquare,
  Settings2,
  UserRound,
  Zap,
} from 'lucide-react'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { Keys } from '../ui/keys.tsx'
import type { Entry } from './palette-entries.ts'

const icons: Record<Entry['group'], LucideIcon> = {
  conversation: Zap,
  list: Zap,
  navigation: ArrowRight,
  general: Settings2,
  recent: Clock3,
  conversations: MessagesSquare,
  contacts: UserRound,
  messages: MessageSquare,
  articles: BookOpen,
}

type Props = {
  ref: Ref<HTMLDivElement>
  id: string
  entries: Entry[]
  at: number
  onAt: (index: number) => void
  onRun: (entry: Entry) => void
  nothing: string
}

/** The lines of the palette, under the names of their groups. */
export function PaletteList({ ref, id, entries, at, onAt, onRun, nothing }: Props) {
  const t = useTranslations('palette')
  return (
    <div ref={ref} id={id} role="listbox" aria-label={t('title')} tabIndex={-1} className="overflow-y-auto p-1.5">
      {entries.length === 0 && <p className="px-3 py-6 text-center text-muted">{nothing}</p>}
      {entries.map((entry, index) => (
        <div key={entry.id} role="presentation">
          {entry.group !== entries[index - 1]?.group && (
            <div role="presentation" className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">
              {t(`section.${entry.group}`)}
            </div>
          )}
          <Line
            id={`${id}-${entry.id}`}
            entry={entry}
            chosen={index === at}
            onPoint={() => onAt(index)}
            onRun={() => onRun(entry)}
          />
        </div>
      ))}
    </div>
  )
}

type LineProps = { id: string; entry: Entry; chosen: boolean; onPoint: () => void; onRun: () => void }

function Line({ id, entry: { title, hint, group, keys }, chosen, onPoint, onRun }: LineProps) {
  const Icon = icons[group]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input above holds the focus and the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={chosen}
      onPointerMove={onPoint}
      onClick={onRun}
      className={cx(
        'flex h-9 cursor-default items-center gap-2.5 rounded-md px-2.5 pointer-coarse:h-11',
        chosen && 'bg-hover',
      )}
    >
      <Icon size={15} aria-hidden className={cx('shrink-0 text-faint', group === 'navigation' && 'flip-rtl')} />
      <bdi className="min-w-0 truncate">{title}</bdi>
      {hint && <bdi className="max-w-1/2 min-w-0 shrink-9 truncate text-xs text-faint">{hint}</bdi>}
      <span className="flex-1" />
      {keys && <Keys keys={keys} />}
    </div>
  )
}
