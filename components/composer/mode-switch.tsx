'use client'

import { Lock } from 'lucide-react'
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { type Mode, modes } from '../data/drafts.ts'
import { cx } from '../ui/cx.ts'
import { Tip } from '../ui/tip.tsx'

type Props = { mode: Mode; canReply: boolean; waiting: Record<Mode, boolean>; onMode: (mode: Mode) => void }

/** To whom one writes. A text that waits in the other mode is marked. */
export function ModeSwitch({ mode, canReply, waiting, onMode }: Props) {
  const t = useTranslations('composer')
  const group = useRef<HTMLDivElement>(null)
  const isNote = mode === 'note'

  function onKeyDown(event: React.KeyboardEvent) {
    if (!/^Arrow/.test(event.key) || !canReply) return
    event.preventDefault()
    const next = isNote ? 'reply' : 'note'
    onMode(next)
    group.current?.querySelector<HTMLElement>(`[data-mode="${next}"]`)?.focus()
  }

  return (
    <div className="flex min-w-0 items-center gap-1 px-2 pt-2">
      <div
        ref={group}
        role="radiogroup"
        aria-label={t('mode')}
        onKeyDown={onKeyDown}
        className="flex items-center gap-1"
      >
        {modes.map(one => (
          <Tip key={one} label={t(`${one}Command`)} keys={one === 'reply' ? 'r' : 'n'} side="top">
            {/* biome-ignore lint/a11y/useSemanticElements: two words that switch, not a form's radio */}
            <button
              type="button"
              role="radio"
              data-mode={one}
              aria-checked={mode === one}
              tabIndex={mode === one ? 0 : -1}
              disabled={one === 'reply' && !canReply}
              onClick={() => onMode(one)}
              className={cx(
                'flex h-7 items-center gap-1.5 rounded-md px-2.5 text-sm disabled:text-faint',
                mode !== one && 'text-muted enabled:hover:bg-hover',
                mode === one && (isNote ? 'bg-attention-line font-medium text-text' : 'bg-press font-medium text-text'),
              )}
            >
              {one === 'note' && <Lock size={13} aria-hidden />}
              {t(one)}
              {mode !== one && waiting[one] && (
                <span className="size-1.5 rounded-full bg-attention">
                  <span className="sr-only">{t('hasDraft')}</span>
                </span>
              )}
            </button>
          </Tip>
        ))}
      </div>
      {isNote && <span className="ms-auto truncate px-1 text-xs text-attention">{t('noteHint')}</span>}
    </div>
  )
}
