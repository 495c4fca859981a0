'use client'

import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ContactWire, LabelChange } from '#lib/protocol/index.ts'
import { useLabels } from '../data/use-directory.ts'
import { ColourDot } from '../inbox/colour-dot.tsx'
import { Button } from '../ui/button.tsx'
import { Picker } from '../ui/picker.tsx'
import { toast } from '../ui/toast.tsx'
import { useChangeContact } from './use-contact.ts'

/** The labels of a contact: taken off where they stand, given from the account's. */
export function ContactLabels({ contact }: { contact: ContactWire }) {
  const t = useTranslations('contacts')
  const tb = useTranslations('bulk')
  const [open, setOpen] = useState(false)
  const all = useLabels().data ?? []
  const { label } = useChangeContact(contact.id)
  const titles = contact.labels ?? []
  const set = (change: LabelChange) =>
    void label(change).catch(() =>
      toast(t('header.notSaved'), { tone: 'danger', action: { label: t('header.retry'), run: () => set(change) } }),
    )
  const left = all.filter(one => !titles.includes(one.title))
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {titles.map(title => (
        <span
          key={title}
          className="flex h-7 max-w-full items-center gap-1.5 rounded-full border border-line ps-2.5 pe-1"
        >
          <ColourDot color={all.find(one => one.title === title)?.color ?? 'var(--line-strong)'} />
          <bdi className="truncate">{title}</bdi>
          <button
            type="button"
            aria-label={t('details.takeOff', { label: title })}
            onClick={() => set({ remove: [title] })}
            className="grid size-5 place-items-center rounded-full text-faint hover:bg-press hover:text-text"
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      <Picker
        open={open}
        onOpenChange={setOpen}
        align="start"
        label={tb('addLabel')}
        placeholder={tb('findLabel')}
        nothing={tb('noLabel')}
        choices={left.map(one => ({ id: one.title, label: one.title, icon: <ColourDot color={one.color} /> }))}
        value={null}
        onPick={title => set({ add: [title] })}
        trigger={
          <Button tone="ghost" size="sm">
            <Plus size={14} aria-hidden />
            {tb('addLabel')}
          </Button>
        }
      />
    </div>
  )
}
