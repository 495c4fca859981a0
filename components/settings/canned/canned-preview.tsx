'use client'

import { useDeferredValue } from 'react'
import { useTranslations } from 'use-intl'
import { useAttributes } from '../../data/use-directory.ts'
import { MarkdownPreview } from '../markdown-preview.tsx'
import { attributeVariable, markVariables, unknownIn, variables } from './variables.ts'

/** As customers will see it, with what is filled in marked, and what nothing stands for named. */
export function CannedPreview({ text }: { text: string }) {
  const t = useTranslations('settings.canned')
  const shown = useDeferredValue(text)
  const attributes = useAttributes().data ?? []
  const names = new Map<string, string>([
    ...variables.map(one => [one, t(`variables.${one.replace('.', '_') as 'contact_name'}`)] as const),
    ...attributes.map(one => [attributeVariable(one), one.attribute_display_name] as const),
  ])
  const unknown = unknownIn(shown, [...names.keys()])
  return (
    <section aria-label={t('preview')} className="flex min-w-0 flex-col gap-1.5">
      <h3 className="text-sm font-medium">{t('preview')}</h3>
      <div className="min-h-40 flex-1 rounded-lg border border-line bg-bg p-4">
        {shown.trim() ? (
          <MarkdownPreview
            text={shown}
            mark={html => markVariables(html, variable => names.get(variable) ?? null)}
            className="w-fit max-w-full rounded-lg bg-bubble-out px-3 py-2 text-base"
          />
        ) : (
          <p className="text-muted">{t('previewEmpty')}</p>
        )}
      </div>
      {unknown.length > 0 && (
        <p className="text-xs text-danger">
          {t('unknown')} <bdi className="font-mono">{unknown.map(one => `{{${one}}}`).join(', ')}</bdi>
        </p>
      )}
    </section>
  )
}
