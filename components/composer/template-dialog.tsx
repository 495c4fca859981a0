'use client'

import { LayoutTemplate } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TemplateValues } from '#lib/protocol/template-values.ts'
import { unfillableParts, type WhatsappTemplate } from '#lib/protocol/whatsapp.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Input } from '../ui/field.tsx'
import { Empty } from '../ui/states.tsx'
import { TemplateForm } from './template-form.tsx'
import { ranked } from './trigger.ts'

type Props = {
  templates: WhatsappTemplate[]
  onSend: (template: Record<string, unknown>, content: string) => void
  onClose: () => void
  /** The one that was chosen before, and what filled it. */
  initial?: { template: WhatsappTemplate; values: TemplateValues } | undefined
  title?: string
} & Pick<ComponentProps<typeof TemplateForm>, 'action' | 'offers'>

/** The approved templates of the inbox: one is chosen, filled and seen before it is sent. */
export default function TemplateDialog({ templates, onSend, onClose, initial, title, ...filling }: Props) {
  const t = useTranslations('composer.templates')
  const [chosen, setChosen] = useState<WhatsappTemplate | null>(initial?.template ?? null)
  const [query, setQuery] = useState('')
  const approved = templates.filter(one => one.status.toUpperCase() === 'APPROVED')
  const found = ranked(approved, query, one => [one.name, bodyOf(one)], 200)
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={chosen ? chosen.name : (title ?? t('title'))} wide>
      {chosen ? (
        <TemplateForm
          template={chosen}
          onBack={() => setChosen(null)}
          onSend={onSend}
          initial={chosen === initial?.template ? initial.values : undefined}
          {...filling}
        />
      ) : approved.length === 0 ? (
        <Empty icon={LayoutTemplate} title={t('none')} body={t('noneBody')} />
      ) : (
        <>
          <Input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={query}
            onChange={event => setQuery(event.target.value)}
          />
          {found.length === 0 && <p className="py-6 text-center text-sm text-muted">{t('nothing')}</p>}
          <ul className="mt-3 grid gap-2 sm:grid-cols-2">
            {found.map(one => (
              <li key={`${one.name} ${one.language}`}>
                <button
                  type="button"
                  onClick={() => setChosen(one)}
                  className="flex h-full w-full flex-col gap-1 rounded-lg border border-line-strong p-3 text-start hover:bg-hover"
                >
                  <span className="flex w-full items-baseline gap-2">
                    <bdi className="min-w-0 flex-1 truncate font-medium">{one.name}</bdi>
                    {unfillableParts(one).length > 0 && (
                      <span className="shrink-0 text-xs text-attention">{t('notFromHere')}</span>
                    )}
                    <span className="text-xs text-faint">{one.language}</span>
                  </span>
                  <span dir="auto" className="line-clamp-3 text-sm text-muted">
                    {bodyOf(one)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  )
}

const bodyOf = (template: WhatsappTemplate) =>
  template.components.find(one => one.type.toUpperCase() === 'BODY')?.text ?? ''
