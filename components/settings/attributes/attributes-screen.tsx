'use client'

import { Plus } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type AttributeDefinitionWire, type AttributeModel, attributeModels } from '#lib/protocol/attribute.ts'
import { useAttributes } from '../../data/use-directory.ts'
import { directionOf } from '../../i18n/locale.ts'
import { Button } from '../../ui/button.tsx'
import { Problem } from '../../ui/states.tsx'
import { RowsSkeleton } from '../rows.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { AttributeDialog } from './attribute-dialog.tsx'
import { AttributeList } from './attribute-list.tsx'

/** What the account keeps of its conversations and contacts besides what everybody keeps. */
export function AttributesScreen() {
  const t = useTranslations('settings.attributes')
  const [model, setModel] = useState<AttributeModel>('conversation_attribute')
  const [editing, setEditing] = useState<AttributeDefinitionWire | 'new' | null>(null)
  const attributes = useAttributes()
  return (
    <SettingsPage
      title={t('title')}
      body={t('body')}
      action={
        <Button tone="primary" onClick={() => setEditing('new')}>
          <Plus size={15} aria-hidden />
          {t('add')}
        </Button>
      }
    >
      <Tabs.Root
        dir={directionOf(useLocale())}
        value={model}
        onValueChange={value => setModel(value as AttributeModel)}
      >
        <Tabs.List aria-label={t('of')} className="flex gap-5 border-b border-line">
          {attributeModels.map(one => (
            <Tabs.Trigger
              key={one}
              value={one}
              className="ring-inset-focus -mb-px h-9 border-b-2 border-transparent text-muted hover:text-text data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text"
            >
              {t(`models.${one}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {attributeModels.map(one => (
          <Tabs.Content key={one} value={one} tabIndex={-1}>
            {attributes.data ? (
              <AttributeList
                model={one}
                attributes={attributes.data.filter(each => each.attribute_model === one)}
                onEdit={setEditing}
              />
            ) : attributes.error ? (
              <Problem error={attributes.error} onRetry={() => attributes.refetch()} />
            ) : (
              <RowsSkeleton mark="h-4 w-4" />
            )}
          </Tabs.Content>
        ))}
      </Tabs.Root>
      {editing && (
        <AttributeDialog
          model={model}
          attribute={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onAdded={setModel}
        />
      )}
    </SettingsPage>
  )
}
