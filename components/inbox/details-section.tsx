'use client'

import { ArrowDown, ArrowUp, ChevronDown, GripVertical } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { Menu, MenuContent, MenuItem, MenuTrigger } from '../ui/menu.tsx'
import type { SectionName } from './details-sections.ts'
import type { PanelOrder } from './use-panel-order.ts'

const kind = 'text/x-charla-section'

type Props = {
  name: SectionName
  title: string
  panel: PanelOrder
  /** Which are shown, in order: a step goes over the one beside it. */
  shown: SectionName[]
  count?: number
  action?: ReactNode
  children: ReactNode
}

/** A part of the panel that folds, and is moved with its handle: dragged onto another, with the arrow keys, or by touch from a menu. */
export function DetailsSection({ name, title, panel, shown, count, action, children }: Props) {
  const t = useTranslations('side.panel')
  const id = useId()
  const [over, setOver] = useState(false)
  const open = !panel.isFolded(name)
  return (
    <section
      aria-labelledby={`${id}-title`}
      data-section={name}
      onDragOver={event => {
        if (!event.dataTransfer.types.includes(kind)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={event => {
        event.preventDefault()
        setOver(false)
        const dropped = event.dataTransfer.getData(kind) as SectionName
        if (shown.includes(dropped)) panel.move(dropped, name)
      }}
      className={cx('group border-t border-line px-4 py-1.5', over && 'bg-hover')}
    >
      <div className="flex h-8 items-center gap-1">
        <h3 id={`${id}-title`} className="min-w-0 flex-1">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={`${id}-body`}
            onClick={() => panel.fold(name)}
            className="-mx-1.5 flex h-7 max-w-full items-center gap-1.5 rounded-md px-1.5 text-xs font-medium text-muted hover:bg-hover hover:text-text"
          >
            <ChevronDown
              size={13}
              aria-hidden
              className={cx('shrink-0 text-faint', !open && '-rotate-90 rtl:rotate-90')}
            />
            <span className="truncate">{title}</span>
            {count !== undefined && count > 0 && <span className="tabular font-normal text-faint">{count}</span>}
          </button>
        </h3>
        {open && action}
        <Handle name={name} title={title} panel={panel} shown={shown} label={t('move', { name: title })} />
      </div>
      <div id={`${id}-body`} hidden={!open} className="pb-1.5">
        {open && children}
      </div>
    </section>
  )
}

function Handle({ name, panel, shown, label }: Pick<Props, 'name' | 'title' | 'panel' | 'shown'> & { label: string }) {
  const t = useTranslations('side.panel')
  const at = shown.indexOf(name)
  function step(by: number) {
    panel.move(name, shown[at + by])
  }
  return (
    <>
      <Menu>
        <MenuTrigger
          aria-label={label}
          className="-me-1.5 hidden size-8 place-items-center rounded-md text-faint data-[state=open]:bg-press pointer-coarse:grid"
        >
          <GripVertical size={13} aria-hidden />
        </MenuTrigger>
        <MenuContent>
          <MenuItem icon={<ArrowUp size={15} aria-hidden />} disabled={at <= 0} onSelect={() => step(-1)}>
            {t('up')}
          </MenuItem>
          <MenuItem
            icon={<ArrowDown size={15} aria-hidden />}
            disabled={at >= shown.length - 1}
            onSelect={() => step(1)}
          >
            {t('down')}
          </MenuItem>
        </MenuContent>
      </Menu>
      <button
        type="button"
        aria-label={label}
        title={label}
        draggable
        onDragStart={event => {
          event.dataTransfer.setData(kind, name)
          event.dataTransfer.effectAllowed = 'move'
        }}
        onKeyDown={event => {
          if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
          event.preventDefault()
          step(event.key === 'ArrowUp' ? -1 : 1)
        }}
        className="-me-1.5 grid size-6 cursor-grab place-items-center rounded-md text-faint opacity-0 group-hover:opacity-100 hover:bg-hover focus-visible:opacity-100 pointer-coarse:hidden"
      >
        <GripVertical size={13} aria-hidden />
      </button>
    </>
  )
}
