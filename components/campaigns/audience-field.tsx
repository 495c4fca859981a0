'use client'

import { CircleAlert, ListFilter, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useLabels, useViews } from '../data/use-directory.ts'
import { ColourDot } from '../inbox/colour-dot.tsx'
import { Button } from '../ui/button.tsx'
import { Picker } from '../ui/picker.tsx'
import type { Audience } from './one-off-api.ts'

type Props = { audience: Audience; error: string | undefined; onChange: (audience: Audience) => void }

/** Labels and segments whose contacts are meant, each contact once. */
export function AudienceField({ audience, error, onChange }: Props) {
  const t = useTranslations('oneOff.audience')
  const [open, setOpen] = useState(false)
  const labels = useLabels().data ?? []
  const segments = useViews('contact').data ?? []
  const all = [
    ...labels.map(one => ({ type: 'Label' as const, id: one.id, name: one.title, color: one.color })),
    ...segments.map(one => ({ type: 'Segment' as const, id: one.id, name: one.name, color: null })),
  ]
  const nameOf = (part: Audience[number]) =>
    part.name ?? all.find(one => one.type === part.type && one.id === part.id)?.name ?? t('goneLabel')
  const isChosen = (one: { type: string; id: number }) =>
    audience.some(part => part.type === one.type && part.id === one.id)
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium">{t('title')}</legend>
      <div className="flex flex-wrap items-center gap-1.5">
        {audience.map(part => (
          <span
            key={keyOf(part)}
            className="flex h-7 max-w-full items-center gap-1.5 rounded-full border border-line ps-2.5 pe-1"
          >
            <Icon color={labels.find(one => part.type === 'Label' && one.id === part.id)?.color} />
            <bdi className="truncate">{nameOf(part)}</bdi>
            <button
              type="button"
              aria-label={t('takeOut', { name: nameOf(part) })}
              onClick={() => onChange(audience.filter(one => keyOf(one) !== keyOf(part)))}
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
          label={t('add')}
          placeholder={t('find')}
          nothing={t('nothing')}
          value={null}
          choices={all
            .filter(one => !isChosen(one))
            .map(one => ({
              id: keyOf(one),
              label: one.name,
              hint: t(one.type === 'Label' ? 'label' : 'segment'),
              icon: <Icon color={one.color} />,
            }))}
          onPick={key => {
            const found = all.find(one => keyOf(one) === key)
            if (found) onChange([...audience, { type: found.type, id: found.id, name: found.name }])
          }}
          trigger={
            <Button size="sm">
              <Plus size={14} aria-hidden />
              {t('add')}
            </Button>
          }
        />
      </div>
      <p className={error ? 'flex items-start gap-1.5 text-xs text-danger' : 'text-xs text-faint'}>
        {error && <CircleAlert size={14} aria-hidden className="mt-px shrink-0" />}
        {error ?? t('help')}
      </p>
    </fieldset>
  )
}

const keyOf = ({ type, id }: { type: string; id: number }) => `${type}-${id}`

const Icon = ({ color }: { color: string | null | undefined }) =>
  color ? <ColourDot color={color} /> : <ListFilter size={13} aria-hidden className="shrink-0 text-faint" />
