'use client'

import { useQueryClient } from '@tanstack/react-query'
import { TextCursorInput } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AttributeDefinitionWire, AttributeModel } from '#lib/protocol/attribute.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/states.tsx'
import { toast } from '../../ui/toast.tsx'
import { moved } from '../reorder.ts'
import { AttributeRow } from './attribute-row.tsx'

type Props = {
  model: AttributeModel
  attributes: AttributeDefinitionWire[]
  onEdit: (attribute: AttributeDefinitionWire | 'new') => void
}

/** In the order in which forms and panels show them: dragged, or moved by the arrows of a row. */
export function AttributeList({ model, attributes, onEdit }: Props) {
  const t = useTranslations('settings.attributes')
  const ts = useTranslations('settings')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [dragged, setDragged] = useState<number | null>(null)
  const [said, setSaid] = useState('')
  const key = keys.attributes(accountId)
  const put = (order: AttributeDefinitionWire[]) =>
    client.setQueryData<AttributeDefinitionWire[]>(
      key,
      all => all && [...all.filter(one => one.attribute_model !== model), ...order],
    )

  async function move(from: number, to: number) {
    const order = moved(attributes, from, to)
    put(order)
    const name = attributes[from]?.attribute_display_name ?? ''
    setSaid(t('movedTo', { name, place: to + 1, count: attributes.length }))
    try {
      await api.orderAttributes({ attribute_model: model, ids: order.map(one => one.id) })
    } catch {
      void client.invalidateQueries({ queryKey: key })
      toast(ts('notSaved'), { tone: 'danger', action: { label: ts('retry'), run: () => move(from, to) } })
    }
  }

  if (!attributes.length) {
    return (
      <Empty icon={TextCursorInput} title={t('none')} body={t(`noneBody.${model}`)}>
        <Button onClick={() => onEdit('new')}>{t('addFirst')}</Button>
      </Empty>
    )
  }
  return (
    <>
      <ul className="divide-y divide-line border-b border-line">
        {attributes.map((one, at) => (
          <AttributeRow
            key={one.id}
            attribute={one}
            first={at === 0}
            last={at === attributes.length - 1}
            lifted={dragged === at}
            onMove={by => move(at, at + by)}
            onEdit={() => onEdit(one)}
            onDragStart={() => setDragged(at)}
            onDragOver={() => {
              if (dragged === null || dragged === at) return
              put(moved(attributes, dragged, at))
              setDragged(at)
            }}
            onDragEnd={() => {
              setDragged(null)
              if (dragged !== null) void move(dragged, dragged)
            }}
          />
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </>
  )
}
