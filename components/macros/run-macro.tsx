'use client'

import { useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import { useMacros } from '../data/use-side.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ActionList } from './action-list.tsx'
import { useRunMacro } from './use-run-macro.ts'

type Props = { macroId: number; conversation: Conversation; onClose: () => void }

/** What a macro will do, before it does it. */
export function RunMacro({ macroId, conversation, onClose }: Props) {
  const t = useTranslations('macros')
  const tc = useTranslations('common')
  const macro = useMacros().data?.find(one => one.id === macroId)
  const { run, running } = useRunMacro(conversation.id)
  if (!macro) return null
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={macro.name} description={t('willDo')}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void run(macro).then(onClose)
        }}
      >
        <ActionList macro={macro} />
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" tone="primary" autoFocus busy={running !== null}>
            {t('runNow')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
